import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tensor } from '@/tensor';
import { moved, permutationMatrix, permutationOf, shuffled } from './permutation';

const sorted = (order: readonly number[]) => [...order].sort((a, b) => a - b);
const identity = (n: number) => Array.from({ length: n }, (_, i) => i);

test('whatever is asked for, the answer is an order of 0…n−1', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: -3, max: 12 }), fc.double())), fc.nat(10), (asked, n) => {
      expect(sorted(permutationOf(asked, n))).toEqual(identity(n));
    }),
  );
  expect(permutationOf([3, 1, 3, 9], 4)).toEqual([3, 1, 0, 2]);
});

test('one thing is moved, the others keep their order', () => {
  expect(moved([0, 1, 2, 3], 0, 2)).toEqual([1, 2, 0, 3]);
  expect(moved([0, 1, 2, 3], 3, 0)).toEqual([3, 0, 1, 2]);
});

test('a shuffle is another order, and the same one every time', () => {
  for (let n = 2; n < 12; n++) {
    const next = shuffled(identity(n));
    expect(next).not.toEqual(identity(n));
    expect(sorted(next)).toEqual(identity(n));
    expect(shuffled(identity(n))).toEqual(next);
  }
  expect(shuffled([0])).toEqual([0]);
});

test('P·X holds the rows of X in the new order', () => {
  expect(
    permutationMatrix([2, 0, 1])
      .matmul(tensor([[10], [20], [30]]))
      .tolist(),
  ).toEqual([[30], [10], [20]]);
});
