import { expect, test } from 'vitest';
import { resized } from './resized';

test('what fits is kept and new cells are filled', () => {
  expect(resized([[1, 2]], 2, 3, (i, j) => 10 * i + j)).toEqual([
    [1, 2, 2],
    [10, 11, 12],
  ]);
});

test('a larger table is cut', () => {
  expect(
    resized(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      1,
      2,
      () => 0,
    ),
  ).toEqual([[1, 2]]);
});
