import { expect, test } from 'vitest';
import { learnedPositions } from './learnedPositions';

test('the same seed draws the same table, another seed another', () => {
  expect(learnedPositions(9, 4, 1).tolist()).toEqual(learnedPositions(9, 4, 1).tolist());
  expect(learnedPositions(9, 4, 1).tolist()).not.toEqual(learnedPositions(9, 4, 2).tolist());
});

test('a longer table begins with the shorter one', () => {
  expect(learnedPositions(20, 4, 1).narrow(0, 0, 9).tolist()).toEqual(learnedPositions(9, 4, 1).tolist());
});

test('its numbers are small, 0.02 as a rule', () => {
  const { data, size } = learnedPositions(100, 64, 3);
  expect(Math.sqrt(data.reduce((sum, x) => sum + x * x, 0) / size)).toBeCloseTo(0.02, 3);
});
