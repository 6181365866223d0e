import { expect, test } from 'vitest';
import { sinusoidal } from './sinusoidal';

test('position 0 is all sines of 0 and cosines of 0', () => {
  expect(sinusoidal(1, 4).tolist()).toEqual([[0, 1, 0, 1]]);
  expect(sinusoidal(1, 4, { layout: 'halves' }).tolist()).toEqual([[0, 0, 1, 1]]);
});

test('the dot product of two positions depends on their distance alone', () => {
  const PE = sinusoidal(12, 16);
  const dots = PE.matmul(PE.T);
  expect(dots.at(2, 5)).toBeCloseTo(dots.at(7, 10), 4);
  expect(dots.at(3, 3)).toBeCloseTo(8, 5); // d/2
});

test('an odd width is refused', () => {
  expect(() => sinusoidal(3, 5)).toThrow('sinusoidal: d = 5 is odd');
});
