import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bagOfWords, changedCounts, documentCosines, shuffled } from './bagOfWords';
import { documentsOf } from './bagOfWordsDocuments';

const most = { lines: 12, words: 20 };
const apples = documentsOf('yes , we sell red apples\nsay yes to apples\nno apples , we say', most).documents;

test('the three phrases are counted as in the lecture', () => {
  const { vocabulary, counts } = bagOfWords(apples);
  expect(Object.fromEntries(vocabulary.map((word, w) => [word, counts.tolist()[w as never]]))).toEqual({
    ',': [1, 0, 1],
    apples: [1, 1, 1],
    no: [0, 0, 1],
    red: [1, 0, 0],
    say: [0, 1, 1],
    sell: [1, 0, 0],
    to: [0, 1, 0],
    we: [1, 0, 1],
    yes: [1, 1, 0],
  });
  expect(vocabulary).toEqual([',', 'apples', 'no', 'red', 'say', 'sell', 'to', 'we', 'yes']);
});

test('their cosines, by hand: 2/√24, 3/√30, 2/√20', () => {
  const cosines = documentCosines(bagOfWords(apples));
  expect(cosines.at(0, 0)).toBeCloseTo(1, 6);
  expect(cosines.at(0, 1)).toBeCloseTo(2 / Math.sqrt(24), 6);
  expect(cosines.at(0, 2)).toBeCloseTo(3 / Math.sqrt(30), 6);
  expect(cosines.at(1, 2)).toBeCloseTo(2 / Math.sqrt(20), 6);
});

test('a repeated word counts as often as it occurs', () => {
  expect(bagOfWords([['no', 'no', 'yes', 'no']]).counts.tolist()).toEqual([[3], [1]]);
});

test('shuffling the words of a document changes no count, whatever the words and the seed', () => {
  const anyDocuments = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 }); // prettier-ignore
  fc.assert(
    fc.property(anyDocuments, fc.nat(9999), (documents, seed) => {
      const other = documents.map((document) => shuffled(document, seed));
      expect(changedCounts(bagOfWords(documents), bagOfWords(other))).toBe(0);
    }),
  );
});

test('shuffled gives another order where there is one', () => {
  for (let seed = 0; seed < 50; seed++) expect(shuffled(apples[0], seed)).not.toEqual(apples[0]);
  expect(shuffled(['alone'], 1)).toEqual(['alone']);
  expect(shuffled(['no', 'no'], 1)).toEqual(['no', 'no']);
  expect(shuffled([], 1)).toEqual([]);
});

test('lines are documents, capitals do not count, what is too much is counted', () => {
  expect(documentsOf('Yes\n\n  \r\nyes, NO', most).documents).toEqual([['yes'], ['yes', ',', 'no']]);
  expect(documentsOf('', most).documents).toEqual([]);
  expect(documentsOf('a b c\n'.repeat(5), { lines: 2, words: 2 })).toEqual({
    documents: [['a', 'b'], ['a', 'b']],
    droppedLines: 3,
    droppedWords: 2,
  }); // prettier-ignore
});
