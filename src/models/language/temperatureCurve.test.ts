import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepsRanking, temperatureCurve, temperatures } from './temperatureCurve';

test('temperatures are spaced by ratio', () => {
  const [a, b, c] = temperatures(0.1, 10, 3);
  expect([a, b, c].map((T) => Number(T!.toPrecision(6)))).toEqual([0.1, 1, 10]);
});

test('no temperature changes the ranking', () => {
  const logits = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(logits, (x) => {
      for (const p of temperatureCurve(x, temperatures(0.05, 10, 12))) expect(keepsRanking(x, p)).toBe(true);
    }),
  );
  expect(keepsRanking([2, 1], [0.4, 0.6])).toBe(false);
});

test('the curve starts near the argmax and ends near the uniform distribution', () => {
  const [cold, hot] = temperatureCurve([3, 2, 1, 0], [0.01, 1e6]);
  expect(cold![0]).toBeCloseTo(1, 9);
  hot!.forEach((p) => expect(p).toBeCloseTo(0.25, 5));
});
