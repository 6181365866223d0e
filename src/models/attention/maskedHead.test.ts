import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tensor } from '@/tensor';
import { letterVectors } from './letterVectors';
import { maskedHead, seededHead } from './maskedHead';

const words = ['Transformers', 'are', 'encoder', 'decoder', 'models', 'that', 'read', 'text'];
const anyMask = fc
  .integer({ min: 1, max: 8 })
  .chain((n) =>
    fc.array(fc.array(fc.constantFrom(0, 1), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
  );

const head = (mask: number[][], apply: 'before' | 'after', seed = 1) =>
  maskedHead(letterVectors(words.slice(0, mask.length), 4, seed), seededHead(4, 4, seed), tensor(mask), apply);

test('whatever is painted, a row of weights sums to 1 over its allowed keys or has no value', () => {
  fc.assert(
    fc.property(anyMask, fc.integer({ min: 0, max: 99 }), (mask, seed) => {
      (head(mask, 'before', seed).weights.tolist() as number[][]).forEach((row, i) => {
        if (mask[i]!.every((cell) => cell === 0)) return expect(row.every(Number.isNaN)).toBe(true);
        expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
        expect(row.every((a, j) => mask[i]![j] === 1 || a === 0)).toBe(true);
      });
    }),
  );
});

test('zeroing after the softmax leaves at most 1, and less as soon as something is hidden', () => {
  fc.assert(
    fc.property(anyMask, (mask) => {
      (head(mask, 'after').weights.tolist() as number[][]).forEach((row, i) => {
        const sum = row.reduce((a, b) => a + b);
        expect(sum).toBeLessThanOrEqual(1 + 1e-6);
        if (mask[i]!.includes(0)) expect(sum).toBeLessThan(1);
      });
    }),
  );
});

test('with nothing hidden both places agree', () => {
  const open = [
    [1, 1],
    [1, 1],
  ];
  expect(head(open, 'after').output.tolist()).toEqual(head(open, 'before').output.tolist());
});

test('renormalising what zeroing left gives the weights of the right place', () => {
  const causal = [
    [1, 0, 0],
    [1, 1, 0],
    [1, 1, 1],
  ];
  const { weights } = head(causal, 'after');
  const renormalised = weights.div(weights.sum(1, true)).tolist() as number[][];
  (head(causal, 'before').weights.tolist() as number[][]).forEach((row, i) => {
    row.forEach((a, j) => expect(renormalised[i]![j]).toBeCloseTo(a, 5));
  });
});
