import { expect, test } from 'vitest';
import { softTarget } from './softTarget';

test('without softening one token is certain, with all of it none is preferred', () => {
  expect([...softTarget(3, 1, 0)]).toEqual([0, 1, 0]);
  expect([...softTarget(4, 1, 1)]).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test('it is a distribution', () => {
  const target = softTarget(6, 2, 0.1);
  expect(target.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  expect(target[2]).toBeCloseTo(0.9 + 0.1 / 6, 12);
});
