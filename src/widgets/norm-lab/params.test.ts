import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import type { State } from './compute';
import params from './params';

const start = initialState(params.dials);
const at = (set: Partial<State>) => {
  const state = { ...start, ...set };
  const result = params.compute(state);
  return { state, result, words: params.describe(state, result), notice: params.notice!(state, result) };
};
const preset = (id: string, set: Partial<State> = {}) =>
  at({ ...params.presets.find((p) => p.id === id)!.set, ...set });
const fact = (name: string, id = 'grid') => {
  const { state, result } = preset(id);
  return params.facts![name]!(result, state);
};

test('row 1 can be worked out in the head: mean 4, variance 9, and 9 becomes 5/3', () => {
  expect(['mean', 'variance', 'spread', 'unit', 'output'].map((name) => fact(name))).toEqual(['4', '9', '3.00', '1.67', '1.67']); // prettier-ignore
});

test('changing row 3 moves the batch norm of row 1 and nothing else', () => {
  const { moved } = preset('other-row').result;
  expect(moved.batch).toBeGreaterThan(1);
  expect([moved.layer, moved.rms]).toEqual([0, 0]);
  expect([fact('movedLayer', 'other-row'), fact('movedRms', 'other-row')]).toEqual(['0', '0']);
});

test('the question is answered from the numbers', () => {
  const { result, state } = at(params.predict!.reveal);
  expect(params.predict!.gap('batch norm only', result, state)).toMatch(
    /^As you said: with batch norm row 1 moves by \d/,
  );
  expect(params.predict!.gap('all three', result, state)).not.toContain('As you said');
});

test('a batch of one leaves β, and says so', () => {
  const { result, notice } = preset('batch-one', { shift: [[5, 6, 7, 8]] });
  expect(result.normed.batch.out.tolist()).toEqual([[5, 6, 7, 8]]);
  expect(notice).toContain('gives β whatever the example is');
  expect(result.other).toBeUndefined();
});

test('an outlier squeezes its row with layer norm and its column with batch norm', () => {
  const { layer, batch } = preset('outlier').result.normed;
  expect(layer.out.at(0, 1) - layer.out.at(0, 0)).toBeLessThan(0.1);
  expect(Math.abs(batch.out.at(1, 3) - batch.out.at(2, 3))).toBeLessThan(0.1);
  expect(Math.abs(batch.out.at(1, 0) - batch.out.at(2, 0))).toBeGreaterThan(1);
});

test('a constant row becomes β', () => {
  const { result, notice } = preset('constant');
  expect(Array.from(result.normed.layer.out.data).slice(0, 4)).toEqual([0, 0, 0, 0]);
  expect(notice).toContain('variance is 0');
});

test('RMSNorm keeps every sign', () => {
  const { X, normed } = preset('rms', { x: [[1, -3, 3, -9]] }).result;
  X.data.forEach((x, n) => expect(Math.sign(normed.rms.out.data[n]!)).toBe(Math.sign(x)));
});

test('the notices of the deep stacks hold for their seed', () => {
  const { post, pre } = preset('post-norm').result.depth!;
  post.stream.slice(1).forEach((size) => expect(size).toBeCloseTo(1, 3));
  expect(Math.max(...post.weightGradient)).toBe(post.weightGradient.at(-1));
  expect(pre.stream.at(-1)!).toBeGreaterThan(3);
  expect(Math.max(...pre.weightGradient)).toBe(pre.weightGradient[0]);
  expect(pre.weightGradient.at(-1)!).toBeLessThan(pre.weightGradient[0]! / 2);
});

test('turning any dial changes the words', () => {
  const turned: Partial<State> = { norm: 'rms', bump: 3, eps: 0.1, x: [[1, 2, 3]], gain: [[2]], shift: [[1]], chosen: [[1, 1]], show: 'depth' }; // prettier-ignore
  for (const [dial, value] of Object.entries(turned)) expect(at({ [dial]: value }).words, dial).not.toBe(at({}).words);
  const deep = { show: 'depth' } as const;
  for (const [dial, value] of Object.entries({ placement: 'pre', layers: 3, scale: 0.5, seed: 9 }))
    expect(at({ ...deep, [dial]: value }).words, dial).not.toBe(at(deep).words);
});

test('every fact', () => {
  const all = (id: string) => Object.fromEntries(Object.keys(params.facts!).map((name) => [name, fact(name, id)]));
  expect(all('other-row')).toMatchInlineSnapshot(`
    {
      "blocks": "16",
      "gradientFirst": "0.33",
      "gradientLast": "2.1",
      "mean": "7",
      "movedBatch": "1.69",
      "movedLayer": "0",
      "movedRms": "0",
      "output": "0.562",
      "outputs": "−1.22, −0.392, −0.463, 0.562",
      "spread": "3.56",
      "streamLast": "1.0",
      "unit": "0.562",
      "variance": "12.7",
    }
  `);
  expect([fact('streamLast', 'post-norm'), fact('gradientFirst', 'post-norm'), fact('gradientLast', 'post-norm')]).toMatchInlineSnapshot(`
    [
      "1.0",
      "0.33",
      "2.1",
    ]
  `); // prettier-ignore
  expect([fact('streamLast', 'pre-norm'), fact('gradientFirst', 'pre-norm'), fact('gradientLast', 'pre-norm')]).toMatchInlineSnapshot(`
    [
      "4.1",
      "5.2",
      "0.92",
    ]
  `); // prettier-ignore
});
