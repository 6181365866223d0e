import { expect, test } from 'vitest';
import { letterTriples, letterVectors } from './letterVectors';

const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

test('a word is cut into letter triples between its boundaries, accents and capitals aside', () => {
  expect(letterTriples('are')).toEqual(['‹ar', 'are', 're›']);
  expect(letterTriples('Été')).toEqual(['‹et', 'ete', 'te›']);
  expect(letterTriples('a')).toEqual(['‹a›']);
  expect(letterTriples('')).toEqual(['‹›']);
});

test('the same word has the same vector wherever it stands', () => {
  const [first, , third] = letterVectors(['can', 'a', 'can'], 8, 3).tolist() as number[][];
  expect(first).toEqual(third);
});

test('words spelt alike are closer than words that are not', () => {
  const [economic, economique, signed] = letterVectors(
    ['Economic', 'économique', 'signed'],
    64,
    1,
  ).tolist() as number[][];
  expect(dot(economic!, economique!)).toBeGreaterThan(2 * Math.abs(dot(economic!, signed!)));
});

test('another seed is another table', () => {
  expect(letterVectors(['are'], 4, 1).tolist()).not.toEqual(letterVectors(['are'], 4, 2).tolist());
});

test('there is no table of no words', () => {
  expect(() => letterVectors([], 4, 1)).toThrow('letterVectors: no words');
});
