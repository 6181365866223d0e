import { expect, test } from 'vitest';
import { tensor } from '@/tensor';
import { strongestKeys } from './strongestKeys';

const weights = tensor([[0.125, 0.5, 0.25, 0.125]]);

test('the strongest keys come first, the others share what is left', () => {
  expect(strongestKeys(weights, 0, 2)).toEqual({
    keys: [
      { index: 1, weight: 0.5 },
      { index: 2, weight: 0.25 },
    ],
    others: { count: 2, weight: 0.25 },
  });
});

test('with few keys nothing is left', () => {
  expect(strongestKeys(weights, 0, 9).others).toEqual({ count: 0, weight: 0 });
});
