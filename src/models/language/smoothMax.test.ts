import fc from 'fast-check';
import { expect, test } from 'vitest';
import { probabilities } from './logits';
import { entropy } from './sampling';
import { expectedLogit, logSumExp } from './smoothMax';
import { temperature } from './temperature';

const logits = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 8 });
const anyT = fc.double({ min: 0.01, max: 10, noNaN: true });

test('the maximum lies between the two, which are T times the entropy apart', () => {
  fc.assert(
    fc.property(logits, anyT, (x, T) => {
      const p = probabilities(temperature(x, T));
      const [below, above] = [expectedLogit(p, x), logSumExp(x, T)];
      expect(below).toBeLessThanOrEqual(Math.max(...x) + 1e-9);
      expect(above).toBeGreaterThanOrEqual(Math.max(...x) - 1e-9);
      expect(above - below).toBeCloseTo(T * entropy(p), 6);
    }),
  );
});

test('the log-sum-exp of 3, 2, 1, 0 is 3.440, and of logits near 1000 it does not overflow', () => {
  expect(logSumExp([3, 2, 1, 0])).toBeCloseTo(3.4402, 4);
  expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.LN2, 9);
  expect(logSumExp([1, 3], 0)).toBe(3);
});

test('a token of −∞ counts for nothing', () => {
  expect(expectedLogit([1, 0], [2, -Infinity])).toBe(2);
  expect(logSumExp([2, -Infinity])).toBe(2);
  expect(() => logSumExp([-Infinity])).toThrow('none is left');
});
