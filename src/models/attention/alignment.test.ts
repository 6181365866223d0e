import { expect, test } from 'vitest';
import { ones, tensor } from '@/tensor';
import { align } from './alignment';

// The slide prints rows = keys; `.T` turns it so that rows are queries.
const slide = tensor([
  [70, 70, 0, 85],
  [-4, 35, 0, 0],
  [2, 0, 30, 0],
  [3, -3, 4, 18],
]).T;
const values = tensor([
  [1, 0],
  [0, 1],
  [1, 1],
  [0, 0],
]);

test('the French slide: each query’s largest weight, ÷√128', () => {
  const { weights } = align(slide, values, Math.sqrt(128), ones([4, 4]));
  const largest = (weights.tolist() as number[][]).map((row) => Math.max(...row));
  [0.993, 0.953, 0.805, 0.996].forEach((printed, t) => expect(Math.abs(largest[t]! - printed)).toBeLessThan(0.001));
});

test('half the score is far less than half the weight', () => {
  const { weights } = align(slide, values, Math.sqrt(128), ones([4, 4]));
  expect(weights.at(1, 1) / weights.at(1, 0)).toBeCloseTo(Math.exp(-35 / Math.sqrt(128)), 5);
});

test('one query reads the whole source', () => {
  const { weights, context } = align(tensor([[0, 0, 0, 0]]), values, 1, ones([1, 4]));
  expect(weights.tolist()).toEqual([[0.25, 0.25, 0.25, 0.25]]);
  expect(context.tolist()).toEqual([[0.5, 0.5]]);
});

test('one word of source gets everything', () => {
  expect(align(tensor([[-50], [3]]), tensor([[7]]), 1, ones([2, 1])).context.tolist()).toEqual([[7], [7]]);
});

test('hidden padding gets exactly nothing', () => {
  const { weights } = align(slide, values, 8, tensor(Array(4).fill([1, 1, 1, 0])));
  expect((weights.tolist() as number[][]).map((row) => row[3])).toEqual([0, 0, 0, 0]);
});
