import { expect, test } from 'vitest';
import { backingOff, seenContext } from './backOff';
import { readCorpus } from './corpus';
import { NgramCounts, START } from './counts';
import { firstTokens, holdOut, stream, surpriseAt, unseenShares } from './heldOut';
import { interpolated } from './interpolated';
import { asString, longestCopy } from './longestCopy';
import { mle } from './mle';
import { sampleText } from './sampleText';
import { spacesBefore } from './spaced';

test('sentences end with STOP, words and marks are tokens', () => {
  const { pieces, sentences, stop, id } = readCorpus("The cat's hat. The dog\nsat!", 'words');
  expect(sentences.map((sentence) => sentence.map((token) => pieces[token]))).toEqual([
    ['The', "cat's", 'hat', '.', 'STOP'],
    ['The', 'dog', 'STOP'],
    ['sat', '!', 'STOP'],
  ]);
  expect(id('dog')).toBe(sentences[1][1]);
  expect(id('zebra')).toBe(stop + 1);
});

test('a script without spaces is cut into words too', () => {
  expect(readCorpus('今天天气很好。', 'words').pieces.length).toBeGreaterThan(3);
});

test('letters keep the spaces between words, one for any number of them', () => {
  expect(readCorpus('a  b', 'letters').pieces).toEqual(['a', ' ', 'b', 'STOP']);
  expect(readCorpus('  ', 'letters')).toMatchObject({ pieces: ['STOP'], sentences: [] });
});

test('every tenth sentence is held out, of a few the last, of one none', () => {
  const sentences = Array.from({ length: 25 }, (_, i) => [i]);
  expect(holdOut(sentences).heldOut).toEqual([[9], [19]]);
  expect(holdOut(sentences.slice(0, 3)).heldOut).toEqual([[2]]);
  expect(holdOut(sentences.slice(0, 1))).toEqual({ training: [[0]], heldOut: [] });
  expect(holdOut([])).toEqual({ training: [], heldOut: [] });
});

test('a long text is judged by its first sentences', () => {
  expect(firstTokens([[1, 2], [3], [4, 5]], 3)).toEqual([[1, 2], [3]]);
});

test('contexts and n-grams that the training text does not have are counted', () => {
  const counts = new NgramCounts(stream([[0, 1, 2]]), 3, 4);
  expect(unseenShares(counts, 3, [[0, 1, 3, 2]])).toEqual({ contexts: 1 / 4, ngrams: 2 / 4 });
  expect(unseenShares(counts, 3, [])).toBeUndefined();
  expect(surpriseAt(mle(counts), [[0, 1, 3]])!.perplexity).toBe(Infinity);
  expect(surpriseAt(mle(counts), [[0, 1, 2]])!.perplexity).toBe(1);
  expect(surpriseAt(interpolated(counts), [])).toBeUndefined();
});

test('an unseen context is shortened until it was seen', () => {
  const counts = new NgramCounts([0, 1, 2, 0, 1], 3, 4);
  expect(seenContext(counts, [3, 1])).toEqual([1]);
  expect(seenContext(counts, [1, 3])).toEqual([]);
  expect([...backingOff(counts, mle(counts)).distribution([3, 1])]).toEqual([0, 0, 1, 0]);
});

test('a sample begins a new sentence after each STOP', () => {
  const counts = new NgramCounts([START, 0, 1, 2], 2, 3);
  const drawn = sampleText(mle(counts), { context: [START, 0], stop: 2, length: 6, random: () => 0.5 });
  expect(drawn).toEqual([1, 2, 0, 1, 2, 0]);
});

test('the longest run that is copied is found', () => {
  const text = asString([1, 2, 3, 4, 5, 70_000, 6]);
  expect(longestCopy([9, 2, 3, 9, 4, 5, 70_000], text)).toEqual({ from: 4, to: 7 });
  expect(longestCopy([9, 9], text)).toEqual({ from: 0, to: 0 });
  expect(longestCopy([], text)).toEqual({ from: 0, to: 0 });
});

test('marks stand where a printer puts them', () => {
  const tokens = ['"', 'Yes', ',', '"', 'said', '(', 'he', ')', '.'];
  const spaces = spacesBefore(tokens);
  expect(tokens.map((token, i) => spaces[i] + token).join('')).toBe('"Yes," said (he).');
});
