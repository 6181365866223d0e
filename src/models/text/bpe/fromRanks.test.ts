import cl100k from 'gpt-tokenizer/bpeRanks/cl100k_base';
import { encode } from 'gpt-tokenizer/encoding/cl100k_base';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromRanks } from './fromRanks';

const ours = fromRanks(cl100k, 'cl100k');

test('any text comes back from its ids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => ours.decode(ours.encode(text)) === text),
    { numRuns: 3000, seed: 8 },
  );
});

test('random texts get the ids that gpt-tokenizer gives them', () => {
  const units = fc.constantFrom(' ', '  ', '\n', 'the', "'LL", '1', 'é', '🤖', 'ß', '—', 'ก็', '日本', '!', 'A', 'b');
  fc.assert(
    fc.property(fc.string({ unit: units, maxLength: 30 }), (text) => {
      expect(ours.encode(text)).toEqual(encode(text));
    }),
    { numRuns: 2000, seed: 9 },
  );
});

test('the text of a special token is ordinary text', () => {
  const ids = ours.encode('<|endoftext|>');
  expect(ids.length).toBeGreaterThan(1);
  expect(ours.decode(ids)).toBe('<|endoftext|>');
});

test('a list without all bytes is refused with a sentence', () => {
  expect(() => fromRanks(['a', 'b'], 'gpt2')).toThrow('the byte 0 is no token');
});
