import { expect, test } from 'vitest';
import { byteTokenizer, characterTokenizer, cutCharacter } from './letters';
import { codePoints, graphemes } from './graphemes';

test('a byte is its own id, and a byte that is no character alone is written as one', () => {
  const ids = byteTokenizer.encode('ï 🤖');
  expect(ids).toEqual([0xc3, 0xaf, 0x20, 0xf0, 0x9f, 0xa4, 0x96]);
  expect(ids.map((id) => byteTokenizer.piece(id)).slice(0, 3)).toEqual(['⟨C3⟩', '⟨AF⟩', ' ']);
  expect(byteTokenizer.size).toBe(256);
});

test('bytes cut inside a character decode to the mark of what is not UTF-8', () => {
  const ids = byteTokenizer.encode('naïve');
  expect(byteTokenizer.decode(ids.slice(0, 3))).toBe('na�');
  expect(byteTokenizer.decode(ids.slice(0, 4))).toBe('naï');
});

test('a character that the training text lacked is unknown', () => {
  const tokenizer = characterTokenizer('banana');
  expect(tokenizer.encode('ban🤖')).toEqual([1, 0, 2, 3]);
  expect(tokenizer.decode([1, 0, 2, 3])).toBe('ban�');
});

test('a visible character may be several code points', () => {
  const text = 'e\u0301👩‍👩‍👧‍👦🏳️‍🌈é';
  expect(graphemes(text)).toHaveLength(4);
  expect(codePoints(text)).toBe([...text].length);
  expect(graphemes(text).map(codePoints)).toEqual([2, 7, 4, 1]);
});

test('a cut says which character it goes through', () => {
  expect(cutCharacter('naïve', 3)).toEqual({ character: 'ï', kept: 1, of: 2 });
  expect(cutCharacter('naïve', 4)).toBeUndefined();
  expect(cutCharacter('🤖', 3)).toEqual({ character: '🤖', kept: 3, of: 4 });
  expect(cutCharacter('', 3)).toBeUndefined();
});
