import fc from 'fast-check';
import { expect, test } from 'vitest';
import { softmaxStages } from './softmaxStages';

const logits = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 8 });
const anyT = fc.double({ min: 1e-3, max: 10, noNaN: true });
const rounded = (x: Float64Array) => [...x].map((p) => Number(p.toFixed(3)));

test('the worked example: logits 3, 2, 1, 0 at T = 1/4, 1 and 5', () => {
  expect(rounded(softmaxStages([3, 2, 1, 0], 0.25).probabilities)).toEqual([0.982, 0.018, 0, 0]);
  expect(rounded(softmaxStages([3, 2, 1, 0], 1).probabilities)).toEqual([0.644, 0.237, 0.087, 0.032]);
  expect(rounded(softmaxStages([3, 2, 1, 0], 5).probabilities)).toEqual([0.329, 0.27, 0.221, 0.181]);
});

test('the stages lead from one to the next', () => {
  fc.assert(
    fc.property(logits, anyT, (x, T) => {
      const { shifted, exponentials, total, probabilities } = softmaxStages(x, T);
      expect(Math.max(...shifted)).toBe(0);
      expect(total).toBeGreaterThanOrEqual(1);
      probabilities.forEach((p, i) => expect(p).toBeCloseTo(exponentials[i]! / total, 12));
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    }),
  );
});

test('the same shift of all logits moves no probability', () => {
  fc.assert(
    fc.property(logits, fc.integer({ min: -1000, max: 1000 }), (x, c) => {
      const whole = x.map(Math.round); // sums of whole numbers are exact
      const moved = softmaxStages(
        whole.map((xi) => xi + c),
        1,
      );
      expect(moved.probabilities).toEqual(softmaxStages(whole, 1).probabilities);
    }),
  );
});

test('T = 0 takes the first of the largest, and has no x / T', () => {
  const { scaled, shifted, total, probabilities } = softmaxStages([1001, 1003, 1003], 0);
  expect(scaled).toBeUndefined();
  expect([...shifted]).toEqual([-Infinity, 0, -Infinity]);
  expect(total).toBe(1);
  expect([...probabilities]).toEqual([0, 1, 0]);
});

test('a token of −∞ gets nothing, and without any token there is no softmax', () => {
  expect([...softmaxStages([2, -Infinity, 2], 1).probabilities]).toEqual([0.5, 0, 0.5]);
  expect(() => softmaxStages([-Infinity, -Infinity], 1)).toThrow('none is left');
});
