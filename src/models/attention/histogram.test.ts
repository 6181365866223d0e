import { expect, test } from 'vitest';
import { rng, tensor } from '@/tensor';
import { histogram, normalCurve } from './histogram';

test('every value falls in a bin, the largest in the last', () => {
  const bins = histogram(tensor([-2, -0.5, 0.5, 2]), 4);
  expect(bins.map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  expect(bins[0].x0).toBe(-2);
  expect(bins[3].x1).toBe(2);
});

test('values that are all 0 still have a histogram', () => {
  expect(
    histogram(tensor([0, 0]), 2)
      .map(({ count }) => count)
      .reduce((a, b) => a + b),
  ).toBe(2);
});

test('the curve has the area of the bins', () => {
  const samples = 5000;
  const bins = histogram(rng(1).normalTensor([samples], 2), 20);
  const curve = normalCurve(bins, 4, samples, 1001);
  const step = curve[1][0] - curve[0][0];
  const area = curve.reduce((sum, [, y]) => sum + y * step, 0) / (bins[0].x1 - bins[0].x0);
  expect(area / samples).toBeCloseTo(1, 2);
});
