import { expect, test } from 'vitest';
import { crossAttention } from './crossAttention';

const input = {
  target: ['zone', 'économique', 'européenne'],
  source: ['European', 'Economic', 'Area'],
  scoring: 'dot' as const,
  given: [],
  divisor: 8,
  pads: 0,
  hidePads: true,
  seed: 1,
};

test('weights are a rectangle, target by source, each row a distribution', () => {
  const { weights, context } = crossAttention({ ...input, source: ['one', 'two', 'three', 'four', 'five'] });
  expect(weights.shape).toEqual([3, 5]);
  expect(context.shape).toEqual([3, 4]);
  for (const row of weights.tolist() as number[][]) expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
});

test('words spelt alike are aligned without training', () => {
  const { weights } = crossAttention(input);
  expect((weights.argmax(1).tolist() as number[]).slice(1)).toEqual([1, 0]);
});

test('there is no causal mask: the first target word may read the last source word', () => {
  expect((crossAttention(input).weights.tolist() as number[][])[0]!.every((a) => a > 0)).toBe(true);
});

test('hidden padding changes nothing, padding in sight does', () => {
  const plain = crossAttention(input).context.tolist();
  expect(crossAttention({ ...input, pads: 2 }).context.tolist()).toEqual(plain);
  expect(crossAttention({ ...input, pads: 2, hidePads: false }).context.tolist()).not.toEqual(plain);
});

test('given scores are used as they are, missing ones are 0', () => {
  expect(crossAttention({ ...input, scoring: 'given', given: [[5, 1]] }).scores.tolist()).toEqual([
    [5, 1, 0],
    [0, 0, 0],
    [0, 0, 0],
  ]);
});

for (const scoring of ['given', 'dot', 'additive'] as const) {
  test(`one word a side, scores ${scoring}: the weight is 1`, () => {
    expect(crossAttention({ ...input, scoring, target: ['a'], source: ['b'] }).weights.tolist()).toEqual([[1]]);
  });
}
