import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import { evenly, roundTicks, shadesOf } from './tiles';
import params from './params';

type State = Parameters<typeof params.compute>[0];
const start = initialState(params.dials);
const at = (set: Partial<State>) => {
  const state = { ...start, ...set };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((p) => p.id === id)!.set);
const fact = (name: string, id = 'stripes') => {
  const { state, result } = preset(id);
  return params.facts![name]!(result, state);
};

test('at d = 64 the dot products are 32, 30.92, 28.30, 25.59, at p = 7 as at p = 20', () => {
  expect([0, 1, 2, 3].map((k) => fact(`dot${k}`))).toEqual(['32', '30.92', '28.30', '25.59']);
  expect([0, 1, 2, 3].map((k) => fact(`dotQ${k}`))).toEqual(['32', '30.92', '28.30', '25.59']);
});

test('a step is a turn: what is left over is rounding', () => {
  const { worst, compared } = preset('offset').result.turned!;
  expect(worst!.error).toBeLessThan(1e-6);
  expect(compared).toBe(100);
});

test('two hands collide with base 10, 19 positions apart, and no 64 numbers do', () => {
  const { nearest, cursors } = preset('collisions').result;
  expect(nearest!.pair[1] - nearest!.pair[0]).toBe(19);
  expect(nearest!.distance).toBeLessThan(nearest!.neighbours);
  expect(cursors[0].from[19]!).toBeGreaterThan(cursors[0].from[1]!);
  expect(at({ base: 10 }).result.nearest!.collisions).toBe(0);
  expect(preset('stripes').result.nearest!.collisions).toBe(0);
});

test('a learned table ends where it ends, and before training it has no bands', () => {
  const { state, result } = at({ scheme: 'learned', step: 3, p: 98, k: 3 });
  expect(result.cursors[0].from).toHaveLength(2);
  expect(result.cursors[0].next).toBeUndefined();
  expect(params.describe(state, result)).toContain('the table has no row 101');
  const learned = at({ scheme: 'learned', step: 5 }).result.demands![1]!;
  expect(learned.distance.share).toBeLessThan(0.1);
});

test('RoPE and sinusoids give the same score at both cursors, an odd width does not', () => {
  for (const id of ['rope', 'offset']) {
    const { cursors, k } = preset(id).result;
    expect(cursors[0].from[k]).toBeCloseTo(cursors[1].from[k]!, 4);
  }
  const { cursors, k } = preset('odd').result;
  expect(Math.abs(cursors[0].from[k]! - cursors[1].from[k]!)).toBeGreaterThan(0.1);
  expect(params.notice!(...(Object.values(preset('odd')) as [State, never]))).toContain('d = 3 is odd');
});

test('ALiBi takes one slope for each position of distance', () => {
  const { byHead, slope } = preset('alibi').result;
  expect(slope).toBe(0.5);
  expect(byHead[0]![10]).toBe(-5);
  expect(byHead[7]![64]).toBe(-0.25);
});

test('of the four demands a sinusoid meets three', () => {
  const { demands } = preset('none').result;
  const [sinusoid] = demands!;
  expect(
    [sinusoid!.unique, sinusoid!.deterministic, sinusoid!.distance, sinusoid!.beyond].map((x) => x.verdict),
  ).toEqual(['met', 'met', 'met', 'partly']);
});

test('the prediction is answered by the numbers', () => {
  const { state, result } = at(params.predict!.reveal);
  expect(params.predict!.gap('both are equal', result, state)).toBe(
    'Positions 7 and 10 give 25.59, 20 and 23 give 25.59. As you said: only the distance counts, 3 in both.',
  );
  const odd = at({ ...params.predict!.reveal, d: 3, q: 80 });
  expect(params.predict!.gap(null, odd.result, odd.state)).toContain('two different products');
});

test('a cursor past the end says so', () => {
  const { state, result } = at({ n: 10 });
  expect(params.notice!(state, result)).toBe('q = 20 lies past the last position: 9 is shown instead.');
});

test('turning any dial changes the words, at every step', () => {
  const turns: Partial<State>[] = [
    { scheme: 'rope' },
    { d: 62 },
    { n: 90 },
    { base: 100 },
    { p: 8 },
    { q: 21 },
    { k: 4 },
    { head: 2 },
    { key: 'own' },
    { layout: 'halves' },
    { seed: 2 },
  ];
  expect([...turns.flatMap(Object.keys), 'step'].sort()).toEqual(Object.keys(params.dials).sort());
  const said = [0, 1, 2, 3, 4, 5].flatMap((step) =>
    [{}, ...turns].map((turn) => {
      const { state, result } = at({ ...turn, step });
      return params.describe(state, result);
    }),
  );
  expect(new Set(said).size).toBe(said.length);
});

test('ten thousand cells are a few paths that cover each cell once, and holes stay open', () => {
  const values = Float32Array.from([0, 0, 1, -1, -Infinity, 1]);
  expect(shadesOf(values, 3, 1).map(({ d }) => d)).toEqual(['M0 1h1', 'M0 0h2', 'M2 0h1M2 1h1']);
  expect(shadesOf(new Float32Array(6), 3, 0)).toHaveLength(1);
});

test('ticks stand at round numbers, and a choice among many keeps both ends', () => {
  expect(roundTicks(100, 300, 20)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  expect(evenly(32, 5)).toEqual([0, 8, 16, 23, 31]);
  expect(evenly(2, 5)).toEqual([0, 1]);
});
