import fc from 'fast-check';
import { expect, test } from 'vitest';
import { greedy, probabilities } from './logits';
import { repetitionPenalty } from './repetitionPenalty';
import { entropy, sample, samplingDistribution } from './sampling';
import { temperature } from './temperature';
import { minP, topK, topP } from './truncation';

const anyLogits = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 12 });
const sum = (p: ArrayLike<number>): number => Array.from(p).reduce((total, pi) => total + pi, 0);
const kept = (logits: ArrayLike<number>): number[] =>
  Array.from(logits, (logit, i) => (logit > -Infinity ? i : -1)).filter((i) => i >= 0);

test('every pipeline gives a distribution, and never cuts the likeliest token off', () => {
  const settings = fc.record({
    temperature: fc.double({ min: 0, max: 5, noNaN: true }),
    topK: fc.integer({ min: 1, max: 15 }),
    topP: fc.double({ min: 1e-9, max: 1, noNaN: true }),
    minP: fc.double({ min: 0, max: 1, noNaN: true }),
    order: fc.shuffledSubarray(['temperature', 'topK', 'topP', 'minP'] as const),
  });
  fc.assert(
    fc.property(anyLogits, settings, (logits, options) => {
      const p = samplingDistribution(logits, options);
      expect(sum(p)).toBeCloseTo(1, 9);
      expect(Math.max(...p)).toBe(p[greedy(logits)]);
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('a random number picks a token that can come', () => {
  const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(anyLogits, unit, (logits, u) => {
      const p = samplingDistribution(logits, { topP: 0.7 });
      expect(p[sample(p, u)]).toBeGreaterThan(0);
    }),
    { numRuns: 300, seed: 2 },
  );
});

test('temperature 0 is the likeliest token alone, and a high one makes all alike', () => {
  expect([...probabilities(temperature([1, 3, 3, 2], 0))]).toEqual([0, 1, 0, 0]);
  probabilities(temperature([1, 3, 2], 1e9)).forEach((p) => expect(p).toBeCloseTo(1 / 3, 6));
});

test('large logits do not overflow, and a token of −∞ stays out', () => {
  expect([...probabilities([1000, 1000, -Infinity])]).toEqual([0.5, 0.5, 0]);
  expect(kept(temperature([1000, -Infinity], 2))).toEqual([0]);
});

test('top-p keeps the token that crosses p, and everything at p = 1', () => {
  const logits = [0.5, 0.3, 0.2].map(Math.log);
  expect(kept(topP(logits, 0.4))).toEqual([0]);
  expect(kept(topP(logits, 0.51))).toEqual([0, 1]);
  expect(kept(topP([50, 0, -50], 1))).toEqual([0, 1, 2]);
});

test('min-p is relative to the likeliest', () => {
  const logits = [0.6, 0.3, 0.1].map(Math.log);
  expect(kept(minP(logits, 0.4))).toEqual([0, 1]);
  expect(kept(minP(logits, 0))).toEqual([0, 1, 2]);
  expect(kept(minP(logits, 1))).toEqual([0]);
});

test('ties at the k-th place are cut in the order of the vocabulary, or kept together', () => {
  expect(kept(topK([2, 1, 1, 1], 2))).toEqual([0, 1]);
  expect(kept(topK([2, 1, 1, 1], 2, 'all'))).toEqual([0, 1, 2, 3]);
});

test('the entropy of V equal tokens is ln V, of a certain one 0', () => {
  expect(entropy([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(Math.log(4), 12);
  expect(entropy([1, 0])).toBe(0);
});

test('settings outside their range are refused', () => {
  expect(() => temperature([1], -1)).toThrow('temperature: -1 is not a temperature');
  expect(() => topK([1], 0)).toThrow('topK: k is 0');
  expect(() => topP([1], 0)).toThrow('topP: p is 0');
  expect(() => minP([1], 2)).toThrow('minP: 2 is not a share');
  expect(() => sample([1], 1)).toThrow('sample: u is 1, not in [0, 1)');
  expect(() => repetitionPenalty([1], [5], 1.2)).toThrow('there is no token 5');
  expect(() => repetitionPenalty([1], [0], 0)).toThrow('0 is not a positive number');
  expect(() => probabilities([NaN])).toThrow('token 0 has NaN');
  expect(() => probabilities([-Infinity])).toThrow('none is left to choose');
});
