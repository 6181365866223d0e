import { expect, test } from 'vitest';
import { words } from './words';

test('words and punctuation marks are tokens, spaces are not', () => {
  expect(words('The tiger  drank, because\nit was thirsty.').tokens).toEqual([
    'The',
    'tiger',
    'drank',
    ',',
    'because',
    'it',
    'was',
    'thirsty',
    '.',
  ]);
});

test('an apostrophe stays inside its word', () => {
  expect(words("it didn't rain").tokens).toEqual(['it', "didn't", 'rain']);
});

test('text without words has no tokens', () => {
  expect(words('')).toEqual({ tokens: [], dropped: 0 });
  expect(words(' \n\t ')).toEqual({ tokens: [], dropped: 0 });
});

test('the first tokens are kept and the others are counted', () => {
  expect(words('a b c d e', 3)).toEqual({ tokens: ['a', 'b', 'c'], dropped: 2 });
  expect(words('word '.repeat(2000))).toMatchObject({ dropped: 1940 });
});

test('every script is cut, and an emoji stays whole', () => {
  expect(words('👩‍👩‍👧 runs').tokens).toEqual(['👩‍👩‍👧', 'runs']);
  expect(words('الكلب نام').tokens).toEqual(['الكلب', 'نام']);
  expect(words('日本').tokens.join('')).toBe('日本');
});
