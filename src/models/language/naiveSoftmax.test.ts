import { expect, test } from 'vitest';
import { largestExponent, naiveSoftmax } from './naiveSoftmax';
import { softmaxStages } from './softmaxStages';

test('with small logits it agrees with the stable softmax', () => {
  const { probabilities, outcome } = naiveSoftmax([3, 2, 1, 0], 1);
  expect(outcome).toBe('works');
  softmaxStages([3, 2, 1, 0], 1).probabilities.forEach((p, i) => expect(probabilities[i]).toBeCloseTo(p, 12));
});

test('logits near 1000 overflow, and near −1000 nothing is left to divide by', () => {
  expect(naiveSoftmax([1003, 1002, 1001, 1000], 1).outcome).toBe('overflows');
  expect(naiveSoftmax([-1000, -1001], 1).outcome).toBe('underflows');
  expect(naiveSoftmax([1000], 1).probabilities[0]).toBeNaN();
});

test('the edge is 709.78', () => {
  expect(largestExponent).toBeCloseTo(709.78, 2);
  expect(naiveSoftmax([709.78], 1).outcome).toBe('works');
  expect(naiveSoftmax([709.79], 1).outcome).toBe('overflows');
});

test('a low temperature overflows sooner', () => expect(naiveSoftmax([100, 0], 0.1).outcome).toBe('overflows'));
