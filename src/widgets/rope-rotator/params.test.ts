import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import params from './params';

type State = typeof start;
const start = initialState(params.dials);
const preset = (id: string): State => ({ ...start, ...params.presets.find((p) => p.id === id)!.set });
const compute = (state: State) => params.compute(state);
const words = (set: Partial<State>) => params.describe({ ...start, ...set }, compute({ ...start, ...set }));

test('shifting both keeps the score to float error, and every arrow has moved', () => {
  const { rope } = compute(preset('shift'));
  expect(Math.abs(rope!.pairMoved)).toBeLessThan(1e-4);
  expect(rope!.pairMoved).not.toBe(0);
  expect(Math.abs(rope!.turned[0]!.q[0] - rope!.here.turnedQ.at(0, 0))).toBeGreaterThan(0.1);
});

test('one rotation by n − m is enough, by m − n it is another score', () => {
  const { rope } = compute(start);
  expect(rope!.right).toBeCloseTo(rope!.pairHere, 5);
  expect(Math.abs(rope!.wrong - rope!.pairHere)).toBeGreaterThan(0.1);
});

test('far beyond training slow pairs stand at new angles and fast ones do not; the notice counts them', () => {
  const state = preset('far');
  const result = compute(state);
  expect(result.rope!.fresh[0]).toBe(false);
  expect(result.rope!.fresh[5]).toBe(true);
  expect(params.notice!(state, result)).toContain(`${result.rope!.fresh.filter(Boolean).length} of 8 pairs`);
  const near = { ...start, shift: 100 };
  expect(params.notice!(near, compute(near))).toContain('distance 2 is one that training met');
});

test('ALiBi: content less slope times distance, the same wherever both stand', () => {
  const { alibi } = compute({ ...preset('alibi'), shift: 7 });
  expect(alibi!.there.bias).toBe(-1);
  expect(alibi!.moved).toBe(0);
  const later = { ...preset('alibi'), m: 3, n: 5 };
  expect(params.notice!(later, compute(later))).toContain('a causal model hides it');
});

test('in the image the patch below is near with three ids and a row away with one', () => {
  const three = compute(preset('image')).image!;
  const one = compute({ ...preset('image'), ids: 'one' }).image!;
  expect(three.neighbours.below!).toBeGreaterThan(0.9);
  expect(one.neighbours.below!).toBeLessThan(one.neighbours.right!);
  expect(three.neighbours.below!).toBeGreaterThan(one.neighbours.below!);
});

test('the gap is told with both scores', () => {
  const state = { ...start, ...params.predict!.reveal };
  expect(params.predict!.gap('it falls', compute(state), state)).toMatch(
    /Shifted by 100, pair 2 scores .*difference is .*float32/,
  );
});

test('turning any dial changes the words', () => {
  const turned: Partial<State>[] = [
    ...(['m', 'n', 'shift', 'trained', 'pair', 'head', 'frames', 'rows', 'columns', 'token'] as const).map((name) => ({
      [name]: start[name] + 1,
    })),
    { pairs: 7 },
    { base: 500 },
    { scheme: 'alibi' },
    { scheme: 'mrope' },
    { ids: 'one' },
    { split: 'blocks' },
    ...(['qx', 'qy', 'kx', 'ky'] as const).map((name) => ({ [name]: -0.3 })),
  ];
  expect(new Set([{}, ...turned].map(words)).size).toBe(turned.length + 1);
});

test('every fact has a number where its preset shows one', () => {
  const said = (name: keyof NonNullable<typeof params.facts>, id: string) =>
    params.facts![name]!(compute(preset(id)), preset(id));
  for (const [name, id] of [
    ['pairScore', 'pair'],
    ['meanScore', 'pair'],
    ['wrongSign', 'pair'],
    ['floatError', 'shift'],
    ['newPairs', 'far'],
    ['slowestPeriod', 'pair'],
    ['alibiSlope', 'alibi'],
    ['alibiBias', 'alibi'],
    ['alibiScore', 'alibi'],
    ['patchRight', 'image'],
    ['patchBelow', 'image'],
    ['queryIds', 'image'],
  ] as const)
    expect(said(name, id), name).toMatch(/\d/);
});
