import { expect, test } from 'vitest';
import type { Formula } from '@/tensor';
import { condense, needsBrackets } from './formulaParts';

const x: Formula = { kind: 'operand', of: 0 };
const sum: Formula = { kind: 'sum', of: [x, x] };

test('a long sum shows its first four terms, a count and its last', () => {
  const parts = condense([...Array(64).keys()], 4);
  expect(parts.map((part) => (part.kind === 'term' ? part.term : `+${part.count}`))).toEqual([0, 1, 2, 3, '+59', 63]);
});
test('nothing is left out to save a single term', () => {
  expect(condense([1, 2, 3, 4, 5, 6], 4)).toHaveLength(6);
});
test('of a long sum that is nearly all zeros, the other terms are shown wherever they stand', () => {
  const oneHot = [...Array(10).keys()].map((i) => (i === 7 ? 3 : 0));
  const parts = condense(oneHot, 4, (term) => term === 0);
  expect(parts).toEqual([
    { kind: 'term', term: 3 },
    { kind: 'more', count: 9, zeros: true },
  ]);
  const nothing = condense(Array(10).fill(0), 4, (term) => term === 0);
  expect(nothing.map(({ kind }) => kind)).toEqual(['term', 'term', 'term', 'term', 'more', 'term']);
});
test('brackets stand where the meaning needs them and nowhere else', () => {
  expect(needsBrackets(sum, 'factor', undefined)).toBe(true);
  expect(needsBrackets(sum, 'later', undefined)).toBe(false);
  expect(needsBrackets(sum, 'subtracted', undefined)).toBe(true);
  expect(needsBrackets(x, 'first', -1)).toBe(false);
  expect(needsBrackets(x, 'factor', -1)).toBe(true);
  expect(needsBrackets({ kind: 'product', of: [{ kind: 'number', value: -1 }, x] }, 'later', undefined)).toBe(true);
});
