import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rounding, shuffleTest } from './equivariance';
import { permutationOf } from './permutation';

const slide = ['no', 'apples', ',', 'we', 'say'];
const order = [3, 4, 0, 2, 1];
const run = (settings: Partial<Parameters<typeof shuffleTest>[0]> = {}) =>
  shuffleTest({ words: slide, order, positions: false, causal: false, d: 4, seed: 1, ...settings });

test('without positions and without a mask every shuffle of any words only moves the outputs along', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(words, fc.array(fc.nat(9)), fc.nat(9999), (words, asked, seed) => {
      const { error, pooled } = run({ words, order: permutationOf(asked, words.length), seed });
      expect(error).toBeLessThan(rounding);
      expect(pooled.error).toBeLessThan(rounding);
    }),
    { numRuns: 60 },
  );
});

test('the outputs are not in the same places: equivariant, not invariant', () => {
  expect(run().errorInPlace).toBeGreaterThan(0.05);
});

test('position vectors break it, and so does a causal mask alone', () => {
  expect(run({ positions: true }).error).toBeGreaterThan(0.01);
  expect(run({ causal: true }).error).toBeGreaterThan(0.01);
  expect(run({ causal: true }).pooled.error).toBeGreaterThan(0.001);
});

test('words in their own order change nothing, whatever is switched on', () => {
  const same = run({ order: [0, 1, 2, 3, 4], positions: true, causal: true });
  expect([same.error, same.errorInPlace, same.pooled.error]).toEqual([0, 0, 0]);
});

test('the same word twice gets the same output, until a position tells them apart', () => {
  const twice = { words: ['no', 'no', ',', 'no'], order: [3, 1, 2, 0] };
  const [first, second] = run(twice).first.output.tolist() as number[][];
  first!.forEach((x, i) => expect(x).toBeCloseTo(second![i]!, 5));
  expect(run(twice).errorInPlace).toBeLessThan(rounding);
  expect(run({ ...twice, positions: true }).error).toBeGreaterThan(0.01);
});
