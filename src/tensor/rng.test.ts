import { expect, test } from 'vitest';
import { rng } from './rng';

test('the same seed gives the same draws, another seed others', () => {
  const draws = (seed: number | string) => Array.from({ length: 5 }, rng(seed).uniform as () => number);
  expect(draws('tiger')).toEqual(draws('tiger'));
  expect(draws(1)).not.toEqual(draws(2));
});

test('the stream is that of the published mulberry32', () => {
  const draw = rng(0);
  // the first raw 32-bit values for seed 0
  expect([draw.uniform(), draw.uniform(), draw.uniform()].map((u) => u * 2 ** 32)).toEqual([
    1144304738, 1416247, 958946056,
  ]);
});

test('normal draws have the mean and spread that were asked for', () => {
  const x = rng('normal').normalTensor([20000], 2);
  expect(x.mean().item()).toBeCloseTo(0, 1);
  expect(x.var().item()).toBeGreaterThan(3.8);
  expect(x.var().item()).toBeLessThan(4.2);
});

test('a permutation holds every number once', () => {
  expect(
    rng(3)
      .permutation(10)
      .sort((a, b) => a - b),
  ).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('categorical follows its weights and never takes a weight of 0', () => {
  const draw = rng('dice');
  const counts = [0, 0, 0];
  for (let i = 0; i < 10000; i++) counts[draw.categorical([1, 0, 3])]++;
  expect(counts[1]).toBe(0);
  expect(counts[2] / 10000).toBeCloseTo(0.75, 1);
  expect(() => draw.categorical([0, 0])).toThrow('categorical: the weights 0, 0 are not a distribution');
});
