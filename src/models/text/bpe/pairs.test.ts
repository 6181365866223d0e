import { expect, test } from 'vitest';
import { pairCounts, pairPlaces } from './pairs';
import { mergeAll, replay } from './replay';

const letters = 'abcd';
const chunk = (text: string) => Array.from(text, (letter) => letters.indexOf(letter));
const aaab = [chunk('aaabdaaabac')];

test('aaabdaaabac has (a, a) four times, at four places, of which two merge', () => {
  expect(pairCounts(aaab)[0]).toEqual({ left: 0, right: 0, count: 4, first: 0 });
  expect(pairPlaces(aaab, 0, 0)).toEqual([
    { chunk: 0, index: 0, merges: true },
    { chunk: 0, index: 1, merges: false },
    { chunk: 0, index: 5, merges: true },
    { chunk: 0, index: 6, merges: false },
  ]);
});

test('pairs do not reach from one chunk into the next', () => {
  expect(pairCounts([chunk('ab'), chunk('ab')])).toEqual([{ left: 0, right: 1, count: 2, first: 0 }]);
});

test('each tie rule has its own winner', () => {
  const chunks = [chunk('cdab')];
  expect(pairCounts(chunks, 'first')[0]).toMatchObject({ left: 2, right: 3 });
  expect(pairCounts(chunks, 'id')[0]).toMatchObject({ left: 0, right: 1 });
  expect(pairCounts(chunks, 'lexicographic', ['z', 'y', 'b', 'a'])[0]).toMatchObject({ left: 3, right: 0 });
});

test('spellings are compared as UTF-8 sorts, where an emoji comes after U+FF01', () => {
  const [emoji, wide] = [0, 1];
  expect(pairCounts([[emoji, emoji, wide, wide]], 'lexicographic', ['🙂', '！'])[0]).toMatchObject({ left: wide });
});

test('the classic trace: aa = Z, then aaa, then aaab', () => {
  const merges = [
    { left: 0, right: 0, id: 4, count: 4, tied: 1 },
    { left: 4, right: 0, id: 5, count: 2, tied: 2 },
    { left: 5, right: 1, id: 6, count: 2, tied: 1 },
  ];
  const stages = [0, 1, 2, 3].map((k) =>
    replay(aaab, merges, k)[0]
      .map((id) => (letters + 'ZYX')[id])
      .join(''),
  );
  expect(stages).toEqual(['aaabdaaabac', 'ZabdZabac', 'YbdYbac', 'XdXac']);
});

test('a merge takes its places from the left', () => {
  expect(mergeAll([0, 0, 0], { left: 0, right: 0, id: 1, count: 2, tied: 1 })).toEqual([1, 0]);
});
