import { expect, test } from 'vitest';
import { alibiScore, alibiWeights } from './alibiScore';

test('the score falls by the slope at each place', () => {
  const near = alibiScore([1, 0], [0.5, 1], 9, 8, 0);
  const far = alibiScore([1, 0], [0.5, 1], 9, 5, 0);
  expect(near).toEqual({ slope: 0.5, content: 0.5, bias: -0.5, score: 0 });
  expect(far.score).toBe(-1.5);
});

test('both moved along: exactly the same', () => {
  expect(alibiScore([1, 0.3], [0.2, 1], 109, 105, 3)).toEqual(alibiScore([1, 0.3], [0.2, 1], 9, 5, 3));
});

test('a later key is hidden', () => {
  expect(alibiScore([1, 0], [1, 0], 3, 5, 0).score).toBe(-Infinity);
});

test('with equal contents the nearest key gets most, each one before it e^−slope of that', () => {
  const weights = alibiWeights(12, 0);
  expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 5);
  expect(weights[10]! / weights[11]!).toBeCloseTo(Math.exp(-0.5), 5);
});
