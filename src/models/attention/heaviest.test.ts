import { expect, test } from 'vitest';
import { tensor } from '@/tensor';
import { heaviest, peak } from './heaviest';
import { bidirectional, causal } from './masks';

const A = tensor([
  [1, 0, 0],
  [NaN, NaN, NaN],
  [0.2, 0.7, 0.1],
]);

test('the largest weights stand in the order of the text, the others are added up', () => {
  const { terms, others, otherWeight, top } = heaviest(A, bidirectional(3), 2, 2);
  expect(terms.map(({ index }) => index)).toEqual([0, 1]);
  expect([others, top]).toEqual([1, 1]);
  expect(otherWeight).toBeCloseTo(0.1, 6);
});

test('masked keys are not listed', () => {
  expect(heaviest(A, causal(3), 0, 5).terms).toEqual([{ index: 0, weight: 1 }]);
});

test('a row without an allowed key has no terms', () => {
  expect(
    heaviest(
      A,
      tensor([
        [1, 1, 1],
        [0, 0, 0],
        [1, 1, 1],
      ]),
      1,
      5,
    ),
  ).toEqual({ terms: [], others: 0, otherWeight: 0, top: -1 });
});

test('the largest weight passes over rows without a value', () => {
  expect(peak(A)).toBe(1);
  expect(peak(tensor([[NaN, NaN]]))).toBe(1);
  expect(peak(tensor([[0.25, 0.5]]))).toBe(0.5);
});
