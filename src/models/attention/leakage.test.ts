import { describe, expect, test } from 'vitest';
import { leakage } from './leakage';
import { letterVectors } from './letterVectors';
import { maskedHead, seededHead } from './maskedHead';
import { maskOf, type MaskKind } from './maskKinds';

const words = ['Transformers', 'are', 'encoder', 'decoder', 'models', 'that', 'read', 'text'];
const stranger = letterVectors(['apples'], 4, 1).tolist() as number[][];

function exchange(
  kind: MaskKind,
  token: number,
  { n = 5, apply = 'before' as 'before' | 'after', painted = [] as number[][] } = {},
) {
  const mask = maskOf({ kind, n, given: 2, window: 3, real: 3, painted });
  const weights = seededHead(4, 4, 1);
  const X = letterVectors(words.slice(0, n), 4, 1);
  return leakage((x) => maskedHead(x, weights, mask, apply).output, X, token, stranger[0]!);
}

describe('under a causal mask', () => {
  for (const n of [1, 2, 5, 8]) {
    test(`changing a token of ${n} moves no output before it, to the last bit`, () => {
      for (let token = 0; token < n; token += 1) {
        const { moved, leaks } = exchange('causal', token, { n });
        expect(moved.slice(0, token)).toEqual(Array(token).fill(0));
        expect(moved.slice(token).every((x) => x! > 0)).toBe(true);
        expect(leaks).toEqual([]);
      }
    });
  }
});

test('a mask that is off by one leaks to exactly the output before', () => {
  for (let token = 1; token < 5; token += 1) expect(exchange('offByOne', token).leaks).toEqual([token - 1]);
});

test('a window forgets what is too far back', () => {
  const { moved, leaks } = exchange('window', 1);
  expect(leaks).toEqual([]);
  expect(moved.map((x) => x! > 0)).toEqual([false, true, true, true, false]);
});

test('zeroing after the softmax leaks through the normaliser', () => {
  expect(exchange('causal', 3, { apply: 'after' }).leaks).toEqual([0, 1, 2]);
});

test('an output that may see no key has no value and cannot be said to move', () => {
  const painted = [
    [0, 0],
    [1, 1],
  ];
  expect(exchange('painted', 1, { n: 2, painted }).moved[0]).toBeNull();
});

test('padding tokens move no output but their own', () => {
  const { moved } = exchange('padding', 4);
  expect(moved.slice(0, 4)).toEqual([0, 0, 0, 0]);
});

test('a token that does not exist cannot be changed', () => {
  expect(() => exchange('causal', 5)).toThrow('leakage: token 5 of 5');
});
