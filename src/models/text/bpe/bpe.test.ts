import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scandal } from '@/corpus/scandal';
import { mergeFew, mergeMany, type Ranks } from './byRank';
import type { Pretokeniser } from './pretokenize';
import { replay } from './replay';
import { trainBpe } from './train';

const byTwos = { base: 'characters', pretokeniser: 'whole', tie: 'first', merges: 100 } as const;

const hard = [
  'naïve café 🤖 2048',
  'e\u0301 and é',
  '👩‍👩‍👧‍👦🏽',
  'שלום עולם \u202eمرحبا\u202c',
  '\u0000\u0007\u001b[31m\r\n\t\u0085\u2028\ufeff',
  'ก็ ไทย ภาษา',
  '  spaces   before, after  ',
];
const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...hard, ' ', 'the', "'ll", '12', '\n'), maxLength: 8 }) },
);

test.each(['whole', 'gpt2'] as const)(
  'with bytes and %s, decoding gives back any text: 10,000 of them',
  (pretokeniser) => {
    const bpe = trainBpe(scandal + hard.join(' '), { base: 'bytes', pretokeniser, tie: 'first', merges: 300 });
    fc.assert(
      fc.property(anyText, (text) => bpe.decode(bpe.encode(text)) === text),
      { numRuns: 10_000, seed: 3, examples: hard.map((text) => [text] as [string]) },
    );
  },
);

test.each(['words', 'moses'] as const)('with %s, decoding gives back a text up to its white space', (pretokeniser) => {
  const bpe = trainBpe(scandal, { base: 'bytes', pretokeniser, tie: 'first', merges: 300 });
  const plain = (text: string) => text.replace(/[\s▁]+/gu, ' ').trimEnd();
  fc.assert(
    fc.property(anyText, (text) => plain(bpe.decode(bpe.encode(text))) === plain(text)),
    { numRuns: 2000, seed: 4 },
  );
  expect(bpe.decode(bpe.encode('one  two,\nthree '))).toBe('one two, three');
});

test('a character that the training text lacked is unknown, is written �, and nothing is thrown', () => {
  const bpe = trainBpe('low lower lowest', byTwos);
  expect(bpe.unknown).toBe(bpe.size - 1);
  expect(bpe.encode('löw').includes(bpe.size - 1)).toBe(true);
  expect(bpe.decode(bpe.encode('löw'))).toBe('l�w');
  expect(bpe.piece(bpe.size - 1)).toBe('�');
});

test('lone surrogates are encoded as �', () => {
  const bpe = trainBpe('ab ab', { ...byTwos, base: 'bytes' });
  expect(bpe.decode(bpe.encode('a\ud83d b\ude00'))).toBe('a� b�');
});

test('the ids of bytes are the bytes, and merges follow', () => {
  const bpe = trainBpe('abab', { ...byTwos, base: 'bytes' });
  expect(bpe.encode('ab')).toEqual([256]);
  expect(bpe.encode('ba')).toEqual([98, 97]);
});

test('a byte that is no character by itself is written in angle brackets', () => {
  const bpe = trainBpe('€€ é', { ...byTwos, base: 'bytes', merges: 1 }); // € is E2 82 AC
  expect(bpe.piece(0xe2)).toBe('⟨E2⟩');
  expect(bpe.piece(0x41)).toBe('A');
  expect(bpe.piece(256)).toBe('⟨E2⟩⟨82⟩');
  expect(bpe.decode([0xe2, 0x82])).toBe('�');
  expect(bpe.decode([256, 0xac])).toBe('€');
});

test('an id that there is not is refused with a sentence', () => {
  const bpe = trainBpe('abab', { ...byTwos, base: 'bytes' });
  expect(() => bpe.decode([1000])).toThrow('there is no token 1000: ids are 0 to 256');
  expect(() => bpe.piece(-1)).toThrow(RangeError);
});

test('merges are applied by rank, not the longest token first', () => {
  const bpe = trainBpe(['bcd', 'bcd', 'bcd', 'ab', 'ab', 'abc', 'abc'], { ...byTwos, merges: 3 });
  expect(bpe.merges.map(({ id }) => bpe.spelling[id])).toEqual(['bc', 'bcd', 'ab']);
  expect(bpe.encode('abcd').map((id) => bpe.piece(id))).toEqual(['a', 'bcd']);
});

test.each(['whole', 'words', 'gpt2', 'moses'] satisfies Pretokeniser[])(
  'the training text is encoded as training left it, with %s',
  (pretokeniser) => {
    const bpe = trainBpe(scandal, { base: 'bytes', pretokeniser, tie: 'first', merges: 200 });
    const replayed = replay(bpe.baseChunks(scandal), bpe.merges, 200);
    expect(bpe.encodeChunks(scandal)).toEqual(replayed);
    expect(bpe.encode(scandal)).toEqual(replayed.flat());
    expect(bpe.encode(scandal), 'from the cache').toEqual(replayed.flat());
  },
);

const few = fc.string({ unit: fc.constantFrom('a', 'a', 'b', 'c', ' '), maxLength: 90 });

test('encoding is: look for the lowest rank, merge its leftmost place, repeat', () => {
  fc.assert(
    fc.property(few, few, fc.integer({ min: 0, max: 30 }), (learned, text, merges) => {
      const bpe = trainBpe(learned + 'abc ', { ...byTwos, merges });
      const ranks = ranksOf(bpe.merges);
      const symbols = bpe.baseChunks(text)[0] ?? [];
      const expected = leftmostLowest([...symbols], ranks);
      expect(bpe.encode(text)).toEqual(expected);
      expect(mergeFew([...symbols], ranks)).toEqual(expected);
      expect(mergeMany(symbols, ranks)).toEqual(expected);
    }),
    { numRuns: 2000, seed: 5 },
  );
});

test('a chunk as long as a text is encoded in time', () => {
  const bpe = trainBpe(scandal, { ...byTwos, base: 'bytes', merges: 500 });
  const long = scandal.repeat(20);
  expect(bpe.decode(bpe.encode(long))).toBe(long);
});

type Pair = { left: number; right: number; id: number };

function ranksOf(merges: readonly Pair[]): Ranks {
  return {
    rank: (left, right) => merges.findIndex((merge) => merge.left === left && merge.right === right),
    product: (rank) => merges[rank].id,
  };
}

function leftmostLowest(symbols: number[], { rank, product }: Ranks): number[] {
  const ranks = symbols.slice(1).map((right, i) => rank(symbols[i], right));
  const found = ranks.filter((each) => each >= 0);
  if (found.length === 0) return symbols;
  const lowest = Math.min(...found);
  const at = ranks.indexOf(lowest);
  return leftmostLowest([...symbols.slice(0, at), product(lowest), ...symbols.slice(at + 2)], { rank, product });
}
