import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import params from './params';
import { shows } from './dials';
import { tableOf } from './table';
import { amount, bytes, reading } from './words';

const start = initialState(params.dials);
const at = (id: string) => {
  const state = { ...start, ...params.presets.find((preset) => preset.id === id)!.set };
  return { state, result: params.compute(state) };
};
const fact = (id: string, name: keyof NonNullable<typeof params.facts>) => {
  const { state, result } = at(id);
  return params.facts![name]!(result, state);
};

test('the answers of the course: 6d is 73,728, and the weights do not contain n', () => {
  expect([fact('gpt3', 'crossover'), fact('gpt3', 'crossoverOverWidth')]).toEqual(['73,728', '6']);
  for (const id of ['gpt3', 'n-512', 'n-128k', 'one']) expect(fact(id, 'weights')).toBe('174,563,733,504');
  expect(fact('gpt3', 'positionWeights')).toBe('25,165,824');
  expect([fact('gpt3', 'cacheEach'), fact('gpt3', 'cache')]).toEqual(['4.72 MB', '9.66 GB']);
});

test('the notices of the presets are so', () => {
  const { share } = at('gpt3').result;
  expect([Math.round(100 * share.feedForward), Math.round(100 * share.meetings)]).toEqual([65, 3]);
  expect(at('n-512').result.share.meetings).toBeLessThan(0.01);
  expect(at('n-8k').result.share.meetings).toBeCloseTo(0.1, 2);
  expect(at('n-128k').result.share.meetings).toBeGreaterThan(0.6);
  const { work, sizes } = at('crossover').result;
  expect(work.meetings).toBe(work.projections + work.feedForward);
  expect(at('crossover').state.n).toBe(6 * sizes.d);
  expect(at('one').result.work.meetings).toBe(2 * 96 * 12_288);
  const { memory, state } = { ...at('memory').result, state: at('memory').state };
  expect(memory.square).toBeLessThan(memory.cache);
  expect(memory.meets).toBeGreaterThan(state.n);
  const { lines } = at('writing').result.writing;
  expect(lines.naive[0]).toEqual(lines.kept[0]);
});

test('in the Mamba preset one line bends and two are straight, one memory grows and two do not', () => {
  const { chains } = at('mamba').result;
  const bend = (points: readonly [number, number][]) => {
    const slope = (i: number) => (points[i + 1]![1] - points[i]![1]) / (points[i + 1]![0] - points[i]![0]);
    return slope(points.length - 2) / slope(0);
  };
  expect(bend(chains.work.transformer)).toBeGreaterThan(5);
  for (const name of ['lstm', 'space'] as const) {
    expect(bend(chains.work[name])).toBeCloseTo(1, 6);
    expect(new Set(chains.memory[name].map(([, y]) => y)).size).toBe(1);
  }
  expect(chains.read.transformer / chains.read.space).toBeGreaterThan(8);
});

test('turning h moves no multiplication and no weight, but the memory of the squares', () => {
  const [many, one] = [at('memory').result, at('one-head').result];
  expect([one.work, one.weights, one.writing, one.chains]).toEqual([
    many.work,
    many.weights,
    many.writing,
    many.chains,
  ]);
  expect(many.memory.square / one.memory.square).toBe(96);
  expect(reading({ ...start, show: 'parts' }, many)).toContain('turning h changes nothing');
});

test('the question is answered: about 3%', () => {
  const state = { ...start, ...params.predict!.reveal };
  const gap = params.predict!.gap('about 3%', params.compute(state), state);
  expect(gap).toMatch(/^So it is: .*2\.7%.*73,728/);
  expect(params.predict!.gap('nearly all of them', params.compute(state), state)).toMatch(/^Here/);
});

test('a width that the heads cannot share is said, and computed all the same', () => {
  const state = { ...start, h: 7 };
  expect(params.notice!(state, params.compute(state))).toContain('7 heads cannot share');
  expect(params.notice!(start, params.compute(start))).toBeUndefined();
});

test('large numbers are written as a reader says them', () => {
  expect([999_999, 1e6, 174_563_733_504, 999_600_000, 3.67e14, 9.1e16].map(amount)).toEqual([
    '999,999',
    '1.00 million',
    '175 billion',
    '1.00 billion',
    '367 trillion',
    '9.1×10¹⁶',
  ]);
  expect([2, 48, 4_718_592, 9_663_676_416].map(bytes)).toEqual(['2 B', '48 B', '4.72 MB', '9.66 GB']);
});

test('every picture has a table and a sentence at the ends of every dial', () => {
  for (const show of Object.keys(shows) as (keyof typeof shows)[])
    for (const [name, dial] of Object.entries(params.dials))
      if (dial.kind === 'num')
        for (const end of [dial.min, dial.max]) {
          const state = { ...start, show, [name]: end };
          const result = params.compute(state);
          const said = [reading(state, result), JSON.stringify(tableOf(state, result))].join(' ');
          expect(said, `${show} ${name} ${end}`).not.toMatch(/NaN|Infinity|undefined|null/);
        }
});

test('turning any dial changes the words', () => {
  const words = (set: Partial<typeof start>) => {
    const state = { ...start, ...set };
    return params.describe(state, params.compute(state));
  };
  for (const show of Object.keys(shows) as (keyof typeof shows)[]) {
    const changes: Partial<typeof start>[] = [
      {},
      { n: 2049 },
      { d: 12_289 },
      { N: 95 },
      { h: 95 },
      { ff: 49_153 },
      { vocabulary: 50_258 },
      { fresh: 1025 },
      { hidden: 12_289 },
      { areas: 'token' },
      { causal: true },
    ];
    expect(new Set(changes.map((set) => words({ show, ...set }))).size, show).toBe(changes.length);
  }
  expect(new Set((Object.keys(shows) as (keyof typeof shows)[]).map((show) => words({ show }))).size).toBe(5);
});
