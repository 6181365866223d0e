import { expect, test } from 'vitest';
import { trainBpe } from '../text/bpe/train';
import { promptOf } from './prompt';

const text = '"Yes," said he. "No," said she.\n'.repeat(4);
const tokenizer = trainBpe(text, { base: 'bytes', pretokeniser: 'english', tie: 'id', merges: 20 });

test('a line break stands before the text, and of a long text the end is read', () => {
  const { pieces, left } = promptOf('"Yes," said', tokenizer, 16);
  expect(pieces.join('')).toBe('\n"Yes," said');
  expect(left).toBe(0);
  const long = promptOf(text, tokenizer, 16);
  expect(long.ids).toHaveLength(16);
  expect(long.left).toBe(tokenizer.encode(`\n${text}`).length - 16);
  expect(promptOf('', tokenizer, 16).pieces).toEqual(['\n']);
});
