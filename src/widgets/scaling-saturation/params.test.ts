import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import params from './params';

const start = initialState(params.dials);
const legal = fc.record({
  dk: fc.oneof(fc.constantFrom(1, 2, 128, 512), fc.integer({ min: 1, max: 512 })),
  divisor: fc.constantFrom('none' as const, 'sqrt' as const, 'dk' as const),
  n: fc.integer({ min: 2, max: 64 }),
  seed: fc.integer({ min: 0, max: 9999 }),
  step: fc.integer({ min: 0, max: 1 }),
});

test('at dₖ = 128 the strongest of 16 keys takes nearly all without a divisor, about a fifth with √dₖ, an even share with dₖ', () => {
  const [none, sqrt, dk] = params.compute(start).experiments.map(({ now }) => now);
  expect(none.strongest).toBeGreaterThan(0.8);
  expect(sqrt.strongest).toBeGreaterThan(0.15);
  expect(sqrt.strongest).toBeLessThan(0.3);
  expect(dk.strongest).toBeLessThan(0.08);
  expect(none.gradient).toBeLessThan(sqrt.gradient / 4);
});

test('with one feature the three divisors do the same', () => {
  const [none, sqrt, dk] = params.compute({ ...start, dk: 1 }).experiments.map(({ now }) => now);
  expect(sqrt).toEqual(none);
  expect(dk).toEqual(none);
});

test('the curve passes through the numbers shown, also between powers of two', () => {
  const { current } = params.compute({ ...start, dk: 100 });
  expect(current.curve.map(({ dk }) => dk)).toContain(100);
  expect(current.now.dk).toBe(100);
});

test('every legal state has finite numbers, words without nonsense, and a largest exponent of 0', () => {
  fc.assert(
    fc.property(legal, (state) => {
      const result = params.compute(state);
      for (const { measured, now, largestExponent } of result.experiments) {
        for (const x of [measured, now.strongest, now.entropy, now.gradient]) expect(Number.isFinite(x)).toBe(true);
        expect(largestExponent).toBe(0);
      }
      expect(result.bins.reduce((sum, { count }) => sum + count, 0)).toBe(result.pairs);
      const words = params.describe(state, result);
      expect(words.length).toBeGreaterThan(40);
      expect(words).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
    }),
    { numRuns: 25 },
  );
});

test('turning any dial changes the words', () => {
  const words = (set: Partial<typeof start>) => {
    const state = { ...start, ...set };
    return params.describe(state, params.compute(state));
  };
  const all = [{}, { dk: 129 }, { divisor: 'none' as const }, { n: 17 }, { seed: 2 }, { step: 1 }].map(words);
  expect(new Set(all).size).toBe(all.length);
});

test('the words do not give the answer away before it is shown', () => {
  expect(params.describe(start, params.compute(start))).not.toMatch(/8\d\.\d% (and|of the attention)/);
});

test('the gap after the prediction is told with computed shares', () => {
  const state = { ...start, ...params.predict!.reveal };
  const gap = params.predict!.gap('about a third', params.compute(state), state);
  expect(gap).toMatch(/takes 8\d\.\d% on average.*with √dₖ it takes 2\d\.\d%/);
});
