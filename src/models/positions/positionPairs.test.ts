import { expect, test } from 'vitest';
import { positionPairs, turnOf } from './positionPairs';

test('wavelengths run from 2π towards base · 2π', () => {
  const pairs = positionPairs(64, 64, 10000, 'interleaved');
  expect(pairs).toHaveLength(32);
  expect(pairs[0]!.wavelength).toBeCloseTo(2 * Math.PI, 9);
  expect(pairs[31]!.wavelength / (2 * Math.PI)).toBeCloseTo(10000 ** (62 / 64), 6);
});

test('the fastest pair turns a radian a position', () => {
  expect(turnOf(positionPairs(4, 4, 100, 'interleaved')[0]!, 3)).toBeCloseTo(171.887, 3);
});

test('a pair stands side by side, or half the width apart', () => {
  expect(positionPairs(4, 4, 10, 'interleaved').map(({ columns }) => columns)).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(positionPairs(4, 4, 10, 'halves').map(({ columns }) => columns)).toEqual([
    [0, 2],
    [1, 3],
  ]);
});

test.each(['interleaved', 'halves'] as const)(
  'an odd width cuts one cosine off, or leaves one number over (%s)',
  (layout) => {
    expect(positionPairs(3, 4, 10, layout).map(({ columns }) => columns.length)).toEqual([2, 1]);
    expect(positionPairs(3, 2, 10, layout).map(({ columns }) => columns.length)).toEqual([2]);
    expect(() => positionPairs(3, 3, 10, layout)).toThrow('no width 3 for d = 3');
  },
);
