import { expect, test } from 'vitest';
import { probabilities } from './logits';
import { shares, withShare } from './shares';

const rounded = (x: Float64Array) => [...x].map((p) => Number(p.toFixed(9)));

test('shares sum to one, and nothing is shared alike', () => {
  expect(rounded(shares([1, 2, 1]))).toEqual([0.25, 0.5, 0.25]);
  expect([...shares([0, 0])]).toEqual([0.5, 0.5]);
});

test('the others keep their proportions', () => {
  expect(rounded(withShare([0.2, 0.6, 0.2], 0, 0.6))).toEqual([0.6, 0.3, 0.1]);
  expect(rounded(withShare([0.2, 0.6, 0.2], 2, 0))).toEqual([0.25, 0.75, 0]);
  expect(rounded(withShare([1, 0, 0], 0, 0.5))).toEqual([0.5, 0.25, 0.25]);
});

test('it is what one moved logit does', () => {
  const moved = probabilities([1, 2, 0.5]);
  expect(rounded(withShare(probabilities([1, -3, 0.5]), 1, moved[1]!))).toEqual(rounded(moved));
});
