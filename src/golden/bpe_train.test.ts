import { describe, expect, test } from 'vitest';
import { Bpe } from '@/models/text/bpe/bpe';
import type { Merge } from '@/models/text/bpe/merge';
import { pretokenize } from '@/models/text/bpe/pretokenize';
import { replay } from '@/models/text/bpe/replay';
import { BpeTrainer, type Tie } from '@/models/text/bpe/train';
import { readRecords, type GoldenRecord } from './records';

/** A symbol in a record: text, or bytes. */
type Symbol = string | number[];

const ties: { [name: string]: Tie } = { first_occurrence: 'first', lexicographic: 'lexicographic', token_id: 'id' };

// One character in the place of the records' symbol </w>, which sorts as its first letter does.
const endOfWord = '<';
const words = (text: string) => text.trim().split(/\s+/).map((word) => word + endOfWord); // prettier-ignore

const chunks: { [mode: string]: (text: string) => string[] } = {
  chars_whole: (text) => [text],
  bytes_whole: (text) => [text],
  words_eow: words,
  gpt2_bytes: (text) => pretokenize(text, 'gpt2'),
};

const given = ({ inputs }: GoldenRecord, name: string) => (inputs[name] as unknown as { value: string }).value;
const expected = ({ outputs }: GoldenRecord, name: string) => (outputs[name] as unknown as { value: unknown }).value;

/** Ids as the record writes its symbols. */
function written(spelling: readonly string[], mode: string) {
  return (id: number): Symbol => {
    if (mode.includes('bytes')) return Array.from(spelling[id], (byte) => byte.charCodeAt(0));
    return mode === 'words_eow' ? spelling[id].replace(endOfWord, '</w>') : spelling[id];
  };
}

describe('bpe_train', async () => {
  const records = (await readRecords('bpe_train')).filter(({ op }) => op === 'bpe_train');
  test.each(records.map((record) => [record.name, record] as const))('%s', (_, record) => {
    const { mode, tie, max_merges: most } = record.attrs as { mode: string; tie: string; max_merges: number };
    const base = mode.includes('bytes') ? ('bytes' as const) : ('characters' as const);
    const cut = chunks[mode];
    const trainer = new BpeTrainer(cut(given(record, 'text')), { base, pretokeniser: 'whole', tie: ties[tie] });
    while (trainer.merges.length < most && trainer.next());
    const bpe = trainer.tokenizer();
    const symbol = written(bpe.spelling, mode);
    const told = ({ left, right, count, tied }: Merge) => ({ left: symbol(left), right: symbol(right), count, tied });
    expect(bpe.merges.map(told)).toEqual(expected(record, 'merges'));

    const base0 = cut(given(record, 'text')).map((chunk) => bpe.baseChunks(chunk)[0]);
    const last = replay(base0, bpe.merges, most);
    expect(last.map((chunk) => chunk.map(symbol))).toEqual(expected(record, 'final_sequences'));
    expect(trainer.tokens).toBe(last.flat().length);
    const pieces = cut(given(record, 'encode_text')).map((chunk) => piecesOf(bpe, chunk, symbol));
    expect(pieces).toEqual(expected(record, 'encode_pieces'));
    if ('stages' in record.outputs) {
      const stages = Array.from({ length: bpe.merges.length + 1 }, (_, k) => replay(base0, bpe.merges, k));
      expect(stages.map((stage) => stage.map((chunk) => chunk.map(symbol)))).toEqual(expected(record, 'stages'));
    }
  });
});

const unseen = (chunk: string, bpe: Bpe) => Array.from(chunk).filter((character) => !bpe.alphabet.includes(character));

/** A character outside the alphabet is one unknown token; the records keep what it was. */
function piecesOf(bpe: Bpe, chunk: string, symbol: (id: number) => Symbol): Symbol[] {
  const unknown = unseen(chunk, bpe);
  return bpe.encode(chunk).map((id) => (id === bpe.unknown ? unknown.shift()! : symbol(id)));
}

describe('bpe_letters', async () => {
  const records = (await readRecords('bpe_train')).filter(({ op }) => op === 'bpe_letters');
  const letters = 'ZYX';

  const stages = (text: string, tie: Tie): string[] => {
    const trainer = new BpeTrainer(text, { base: 'characters', pretokeniser: 'whole', tie });
    while (trainer.next());
    const bpe = trainer.tokenizer();
    const letter = (id: number) => (id < bpe.alphabet.length ? bpe.alphabet[id] : letters[id - bpe.alphabet.length]);
    return Array.from({ length: bpe.merges.length + 1 }, (_, k) =>
      replay(bpe.baseChunks(text), bpe.merges, k)[0].map(letter).join(''),
    );
  };

  test.each(records.map((record) => [record.name, record] as const))('%s', (_, record) => {
    expect(stages(given(record, 'text'), 'lexicographic')).toEqual(expected(record, 'stages'));
    if ('stages_first_occurrence' in record.outputs) {
      expect(stages(given(record, 'text'), 'first')).toEqual(expected(record, 'stages_first_occurrence'));
    }
  });
});
