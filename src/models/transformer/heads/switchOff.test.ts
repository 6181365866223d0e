import { expect, test } from 'vitest';
import { rng } from '@/tensor';
import { trainBpe } from '../../text/bpe/train';
import { initialGpt } from '../gptWeights';
import { promptOf } from '../prompt';
import { closingTokens } from './closingQuote';
import { headsAsNote, headsFromNote, measureHeads } from './measureHeads';
import { readWith } from './switchOff';

const text = '"Yes," said he. "No," said she.\n"Who is he?" said I. "I do not know," said he.\n'.repeat(4);
const tokenizer = trainBpe(text, { base: 'bytes', pretokeniser: 'english', tie: 'id', merges: 40 });
const sizes = { vocabulary: tokenizer.size, context: 16, width: 16, heads: 2, layers: 2, positions: 'rotary' } as const;
const W = initialGpt(sizes, rng(3));
const options = { heads: 2, rotary: true };
const { ids } = promptOf('"Yes," said', tokenizer, 16);

test('the next token is a distribution, and all heads on is the model itself', () => {
  const { next, attention } = readWith(ids, W, options);
  expect(next.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  expect(attention.map((heads) => heads.length)).toEqual([2, 2]);
  expect(attention[1][1].shape).toEqual([ids.length, ids.length]);
  const on = [[1, 1], [1, 1]]; // prettier-ignore
  readWith(ids, W, options, on).next.forEach((p, id) => expect(p).toBeCloseTo(next[id], 9));
});

test('switching a head off changes the next token and the layers above, not its own attention', () => {
  const [all, less] = [undefined, [[0, 1], [1, 1]]].map((on) => readWith(ids, W, options, on)); // prettier-ignore
  expect(less.next).not.toEqual(all.next);
  expect(less.attention[0][0].tolist()).toEqual(all.attention[0][0].tolist());
  expect(less.attention[1][0].tolist()).not.toEqual(all.attention[1][0].tolist());
});

test('closing tokens hold a quotation mark with no space before it', () => {
  const closing = closingTokens(tokenizer).map((id) => tokenizer.piece(id));
  expect(closing).toContain('"');
  expect(closing).toContain(',"');
  expect(closing).not.toContain(' "');
});

test('scores over a text are shares, one a head, and survive as a note', () => {
  const measured = measureHeads(W, options, tokenizer, tokenizer.encode(text), { context: 16, windows: 5, repeats: 2 });
  for (const table of Object.values(measured) as number[][][]) {
    expect(table.map((row) => row.length)).toEqual([2, 2]);
    for (const x of table.flat()) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1);
    }
  }
  const note = headsAsNote(measured);
  expect(headsFromNote(note, 2, 2)!.previous[1][0]).toBeCloseTo(measured.previous[1][0], 3);
  for (const wrong of [undefined, '', 'none', '{}', note.replace('"previous"', '"prev"')])
    expect(headsFromNote(wrong, 2, 2)).toBeUndefined();
  expect(headsFromNote(note, 4, 4)).toBeUndefined();
});
