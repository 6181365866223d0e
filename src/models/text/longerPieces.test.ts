import { expect, test } from 'vitest';
import { trainBpe } from './bpe/train';
import { longerPieces } from './longerPieces';

test('tokens that begin as a token does are found, itself not among them', () => {
  const tokenizer = trainBpe('water watson wat water watson', {
    base: 'bytes',
    pretokeniser: 'english',
    tie: 'id',
    merges: 12,
  });
  const [begun] = tokenizer.encode(' wat');
  const longer = longerPieces(begun, tokenizer).map((id) => tokenizer.piece(id));
  expect(longer).toContain(' watson');
  expect(longer).not.toContain(' wat');
});
