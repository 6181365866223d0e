import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tensor, type Tensor } from '@/tensor';
import { lowRank } from './lowRank';
import { valueTarget } from './valueTarget';

const target = tensor(valueTarget.slice(0, 4).map((row) => row.slice(0, 4)));
const norm = (x: Tensor) => Math.sqrt(x.square().sum().item());

test('our 4 × 4 matrix has the singular values of the slide’s target', () => {
  const { singularValues, rank } = lowRank(target, 2);
  expect(singularValues.map((value) => value.toFixed(2))).toEqual(['5.56', '4.38', '2.27', '0.07']);
  expect(rank).toBe(4);
});

test('the best product of rank 2 misses it by 30.5%', () => {
  const { error, relativeErrors } = lowRank(target, 2);
  expect((100 * relativeErrors[2]!).toFixed(1)).toBe('30.5');
  expect(norm(error) / norm(target)).toBeCloseTo(relativeErrors[2]!, 4);
});

test('all singular values kept, nothing is lost', () => {
  const { error, relativeErrors } = lowRank(target, 4);
  expect(norm(error)).toBeLessThan(1e-5);
  expect(relativeErrors[4]).toBe(0);
});

test('for any matrix the error falls with every value kept, and the product has it', () => {
  const square = fc.integer({ min: 1, max: 6 }).chain((d) =>
    fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: d, maxLength: d }), {
      minLength: d,
      maxLength: d,
    }),
  );
  fc.assert(
    fc.property(square, fc.nat(5), (rows, k) => {
      const W = tensor(rows.map((row) => row.map((x) => x / 10)));
      const r = 1 + (k % rows.length);
      const { relativeErrors, error } = lowRank(W, r);
      relativeErrors.forEach((x, i) => i && expect(x).toBeLessThanOrEqual(relativeErrors[i - 1]! + 1e-9));
      expect(norm(error) / (norm(W) || 1)).toBeCloseTo(relativeErrors[r]!, 3);
    }),
    { numRuns: 60 },
  );
});

test('zeros are met exactly', () => {
  const zeros = lowRank(
    tensor([
      [0, 0],
      [0, 0],
    ]),
    1,
  );
  expect(zeros.relativeErrors).toEqual([0, 0, 0]);
  expect(zeros.rank).toBe(0);
});

test('a rank beyond the size is refused', () => {
  expect(() => lowRank(target, 5)).toThrow('lowRank: r = 5 is not a whole number from 1 to d = 4');
});
