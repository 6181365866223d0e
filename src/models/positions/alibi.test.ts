import { expect, test } from 'vitest';
import { alibiBias, alibiSlopes } from './alibi';

test('eight heads have the slopes of the paper: ½, ¼, … 1/256', () => {
  expect(alibiSlopes(8).tolist()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((h) => 2 ** -h));
});

test('the bias is 0 for oneself and falls by the slope a step', () => {
  const bias = alibiBias(8, 4, { causal: true });
  [-1.5, -1, -0.5, 0].forEach((value, j) => expect(bias.at(0, 3, j)).toBeCloseTo(value, 9));
  expect(bias.at(0, 0, 1)).toBe(-Infinity);
  expect(alibiBias(8, 4).at(0, 0, 1)).toBe(-0.5);
});

test('no heads are refused', () => {
  expect(() => alibiSlopes(0)).toThrow('alibi: 0 is not a number of heads');
});
