import { expect, test } from 'vitest';
import { fate, ratio, shareOfLast } from './fate';
import { scalarPicture, slopedPicture } from './scalarPicture';

const open = { mean: 1, least: 1, most: 1 };
const shut = { mean: 0, least: 0, most: 0 };

test('0.9 and 1.1 after fifty steps are the numbers of every book', () => {
  expect(scalarPicture(0.9, 50)[0]).toBeCloseTo(0.0052, 4);
  expect(scalarPicture(1.1, 50)[0]).toBeCloseTo(117, 0);
  expect(scalarPicture(0.9, 50).at(-1)).toBe(1);
});

test('with slopes of a quarter, ten steps leave a millionth', () => {
  const products = slopedPicture(1, Array(10).fill(0.25));
  expect(products).toHaveLength(11);
  expect(products[0]).toBeCloseTo(1e-6, 7);
});

test('a gradient arrives, leaves float32 above, is stopped by dead units or becomes too small', () => {
  expect(fate({ norms: [0.5, 0.7, 1], slopes: [open, open] })).toEqual({ kind: 'arrived' });
  expect(fate({ norms: [Infinity, Infinity, 1], slopes: [open, open] })).toEqual({ kind: 'overflowed', step: 1 });
  expect(fate({ norms: [0, 0, 1], slopes: [open, shut] })).toEqual({ kind: 'stopped', step: 1 });
  expect(fate({ norms: [0, 1e-44, 1], slopes: [open, open] })).toEqual({ kind: 'underflowed', step: 0 });
});

test('a share of nothing and a ratio to nothing have no value', () => {
  expect(shareOfLast([1, 2, 1], 2)).toBe(0.75);
  expect(shareOfLast([0, 0], 1)).toBeUndefined();
  expect(shareOfLast([Infinity, 1], 1)).toBeUndefined();
  expect(ratio(6, 3)).toBe(2);
  expect(ratio(Infinity, 3)).toBeUndefined();
  expect(ratio(6, 0)).toBeUndefined();
});
