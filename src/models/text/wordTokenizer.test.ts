import { expect, test } from 'vitest';
import { WordTokenizer } from './wordTokenizer';

const tokenizer = new WordTokenizer('the cat and the dog');

test('words are numbered by how often the training text has them', () => {
  expect(tokenizer.encode('the cat')).toEqual([0, 1]);
  expect(tokenizer.size).toBe(5);
});

test('any other word is unknown and lost, even its plural', () => {
  expect(tokenizer.decode(tokenizer.encode('the cats'))).toBe('the �');
});

test('an id that there is not is refused', () => {
  expect(() => tokenizer.piece(9)).toThrow('there is no token 9');
});
