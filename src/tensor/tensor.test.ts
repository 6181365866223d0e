import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat, embedding, eye, fromArray, rng, stack, svd, tensor, zeros, arange, type Tensor } from '.';

test('ragged input is refused with the row that differs', () => {
  expect(() => tensor([[1, 2], [3]])).toThrow('tensor: row [1] has 1 entries, expected 2');
  expect(() => tensor([[1, 2], 3])).toThrow('tensor: row [1] is a number, expected a row of 2');
  expect(() => tensor([1, [2]])).toThrow('tensor: row [1] is a list of 1, expected a number');
});

test('nested lists come back as they went in', () => {
  const nested = [
    [
      [1, 2],
      [3, 4],
    ],
    [
      [5, 6],
      [7, 8],
    ],
  ];
  expect(tensor(nested).tolist()).toEqual(nested);
  expect(tensor(nested).shape).toEqual([2, 2, 2]);
  expect(tensor(5).tolist()).toBe(5);
  expect(tensor([[]]).shape).toEqual([1, 0]);
});

test('at reads by index, from the end when negative, and refuses what is outside', () => {
  const x = tensor(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    { name: 'x', axes: ['T', 'd'] },
  );
  expect([x.at(0, 2), x.at(-1, -3)]).toEqual([3, 4]);
  expect(() => x.at(0, 3)).toThrow('at: x [T=2, d=3] has no entry [0, 3]');
  expect(() => x.at(0)).toThrow(RangeError);
});

test('matmul names the letter that disagrees', () => {
  const Q = zeros([3, 4], { name: 'Q', axes: ['T', 'dk'] });
  expect(() => Q.matmul(zeros([5, 2], { axes: ['dk', ''] }))).toThrow(
    'matmul: Q [T=3, dk=4] · [dk=5, 2]: dk is 4 and 5',
  );
  expect(() => Q.matmul(zeros([5, 2]))).toThrow('dk is 4 and 5');
  expect(() => zeros([3, 4]).matmul(zeros([5, 2]))).toThrow('matmul: [3, 4] · [5, 2]: inner is 4 and 5');
  expect(() => zeros([2, 3, 4]).matmul(zeros([3, 4, 2]))).toThrow('matmul: [2] and [3]: axis −1 is 2 and 3');
});

test('shapes that do not broadcast, reshape or concatenate say why', () => {
  const A = zeros([2, 3], { name: 'A', axes: ['T', 'd'] });
  expect(() => A.add(zeros([4]))).toThrow('add: A [T=2, d=3] and [4]: d is 3 and 4');
  expect(() => A.reshape(4, -1)).toThrow('reshape: A [T=2, d=3] holds 6 numbers, which do not fill [4, -1]');
  expect(() => concat([A, zeros([2, 4])], 0)).toThrow('concat: A [T=2, d=3] and [2, 4]: d is 3 and 4');
  expect(() => A.sum(2)).toThrow('sum: A [T=2, d=3] has 2 axes, no axis 2');
  expect(() => A.named('A', ['T'])).toThrow('named: A [2, 3] has 2 axes, the letters are T');
  expect(() => embedding(A, [2])).toThrow('embedding: A [T=2, d=3] has no row 2');
  expect(() => A.crossEntropy([0, 3])).toThrow('crossEntropy: A [T=2, d=3] has no class 3');
});

test('T swaps letters as well as axes, and twice is the way back', () => {
  const K = tensor(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    { name: 'K', axes: ['T', 'dk'] },
  );
  expect([K.T.name, K.T.axes, K.T.shape]).toEqual(['Kᵀ', ['dk', 'T'], [3, 2]]);
  expect(K.T.T.tolist()).toEqual(K.tolist());
});

test('lists and single numbers mean the same shape', () => {
  expect(arange(6).reshape([2, 3]).tolist()).toEqual(arange(6).reshape(2, 3).tolist());
  expect(arange(1, 7, 2).tolist()).toEqual([1, 3, 5]);
});

test('a row of −∞ alone has no softmax: 0/0, as in PyTorch', () => {
  expect(tensor([-Infinity, -Infinity]).softmax(0).tolist()).toEqual([NaN, NaN]);
  expect(tensor([-Infinity, 0]).softmax(0).tolist()).toEqual([0, 1]);
});

test('softmax is a distribution, and a shift of all scores changes nothing', () => {
  const scores = fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(scores, fc.integer({ min: -1000, max: 1000 }), (values, shift) => {
      const x = tensor(values);
      const p = x.softmax(0);
      expect(p.sum().item()).toBeCloseTo(1, 5);
      const shifted = x.add(shift).softmax(0);
      p.data.forEach((value, i) => expect(shifted.data[i]).toBeCloseTo(value, 3));
    }),
    { numRuns: 200 },
  );
});

test('(A B)ᵀ = Bᵀ Aᵀ, and the identity changes nothing', () => {
  const draw = rng(7);
  const [A, B] = [draw.normalTensor([3, 4]), draw.normalTensor([4, 2])];
  expect(A.matmul(B).T.tolist()).toEqual(B.T.matmul(A.T).tolist());
  expect(A.matmul(eye(4)).tolist()).toEqual(A.tolist());
});

const largestDifference = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item();

test.each([
  [4, 4],
  [6, 3],
  [3, 6],
  [1, 5],
])('svd of [%i, %i] gives the matrix back from orthonormal factors, largest value first', (m, n) => {
  const A = rng(`${m} ${n}`).normalTensor([m, n]);
  const { U, S, V } = svd(A);
  const r = Math.min(m, n);
  expect([U.shape, S.shape, V.shape]).toEqual([[m, r], [r], [n, r]]);
  expect(largestDifference(U.mul(S).matmul(V.T), A)).toBeLessThan(1e-5);
  expect(largestDifference(U.T.matmul(U), eye(r))).toBeLessThan(1e-5);
  expect(largestDifference(V.T.matmul(V), eye(r))).toBeLessThan(1e-5);
  expect([...S.data]).toEqual([...S.data].sort((a, b) => b - a));
});

test('svd of a matrix of rank 1 has one singular value, and its U is still orthonormal', () => {
  const A = tensor([[1], [2], [2]]).matmul(tensor([[3, 4, 0]]));
  const { U, S } = svd(A);
  expect(S.data[0]).toBeCloseTo(15, 5);
  expect(S.data[1]).toBeLessThan(1e-6);
  expect(largestDifference(U.T.matmul(U), eye(3))).toBeLessThan(1e-5);
});

test('stack and slice undo each other', () => {
  const [a, b] = [fromArray([1, 2], [2]), fromArray([3, 4], [2])];
  expect(stack([a, b], 1).slice([], [1]).reshape(2).tolist()).toEqual([3, 4]);
});
