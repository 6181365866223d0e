import { expect, test } from 'vitest';
import { normDepths } from './normPlacement';

const sizes = { layers: 16, width: 16, heads: 2, tokens: 8, vocabulary: 16, scale: 1 };
const runs = [1, 2, 3, 4, 5, 6, 7].map((seed) => normDepths(sizes, seed));
const middle = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;

test('post-norm holds the stream at size 1; with pre-norm it grows', () => {
  for (const { post, pre } of runs) {
    for (const size of post.stream.slice(1)) expect(size).toBeCloseTo(1, 3);
    expect(pre.stream.at(-1)!).toBeGreaterThan(2 * pre.stream[0]!);
  }
});

test('the stream of pre-norm grows about as the root of the depth', () => {
  const grown = runs.map(({ pre }) => pre.stream);
  expect(middle(grown.map((stream) => stream[16]! / stream[4]!))).toBeGreaterThan(1.5);
  expect(middle(grown.map((stream) => stream[16]! / stream[4]!))).toBeLessThan(2.5);
});

test('the last block of a deep stack gets a much larger gradient with post-norm than with pre-norm', () => {
  const ratios = runs.map(({ post, pre }) => post.weightGradient.at(-1)! / pre.weightGradient.at(-1)!);
  expect(middle(ratios)).toBeGreaterThan(2);
});

test('there is a number for every block, and the same seed gives it again', () => {
  const { post, pre } = normDepths({ ...sizes, layers: 3 }, 5);
  for (const { stream, streamGradient, weightGradient } of [post, pre])
    expect([stream.length, streamGradient.length, weightGradient.length]).toEqual([4, 4, 3]);
  expect(normDepths({ ...sizes, layers: 3 }, 5).post).toEqual(post);
});

test('both stacks begin with the same vectors', () => {
  const { post, pre } = runs[0]!;
  expect(post.stream[0]).toBe(pre.stream[0]);
});
