import { expect, test } from 'vitest';
import { domainOf, plotScale, spread } from './plotScale';

test('a log axis is ticked at powers of ten, no more than fit', () => {
  expect(plotScale([1e-4, 1e2], [0, 200], true, 60).ticks).toEqual([1e-4, 0.1, 100]);
  expect(plotScale([1, 512], [0, 300], true, 60).ticks).toEqual([1, 10, 100]);
});
test('domains survive values that do not exist and values that are all the same', () => {
  expect(domainOf([NaN, 3, Infinity, 1], false)).toEqual([1, 3]);
  expect(domainOf([2, 2], false)).toEqual([1, 3]);
  expect(domainOf([-1, 0], true)).toEqual([1, 10]);
  expect(domainOf([], false)).toEqual([0, 1]);
});
test('labels that would touch are moved apart and stay inside', () => {
  const placed = spread([50, 51, 98], 14, [0, 100]);
  expect(Math.abs(placed[1]! - placed[0]!)).toBeGreaterThanOrEqual(14);
  expect(Math.max(...placed)).toBeLessThanOrEqual(100);
});
