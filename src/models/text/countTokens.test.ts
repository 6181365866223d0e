import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GrowingBpe } from './bpe/growing';
import { trainBpe } from './bpe/train';
import { countTokens, type Counts } from './countTokens';
import { byteTokenizer, characterTokenizer } from './letters';
import { WordTokenizer } from './wordTokenizer';

const training = 'low lower lowest, new newer newest; 1998 1999 2000 naïve café '.repeat(3);
const options = { base: 'bytes', pretokeniser: 'gpt2', tie: 'first' } as const;
const tokenizers = [
  characterTokenizer(training),
  byteTokenizer,
  new WordTokenizer(training),
  trainBpe(training, { ...options, merges: 40 }),
];

function count(text: string, size: number): Counts {
  let counts!: Counts;
  for (const look of countTokens(text, tokenizers, size)) counts = look();
  return counts;
}

test('a text counted piece by piece has the tokens it has at once', () => {
  const units = fc.constantFrom('low', 'est', ' ', '  ', '\n', '19', '98', 'é', 'ï', '🤖', ', ', "'s");
  fc.assert(
    fc.property(fc.string({ unit: units, minLength: 1, maxLength: 60 }).filter(hasSpaces), (text) => {
      expect(count(text, 8).tokens).toEqual(tokenizers.map((tokenizer) => tokenizer.encode(text).length));
    }),
    { numRuns: 500 },
  );
});

/** No run is long enough to be cut by force. */
const hasSpaces = (text: string) => /^(?:\S{0,20}\s+)*\S{0,20}$/u.test(text) && !/\s{8}/u.test(text);

test('a text without white space is counted all the same, one token more a forced cut at most', () => {
  const text = 'lowest'.repeat(200);
  const { tokens, characters, share } = count(text, 50);
  expect([characters, share]).toEqual([1200, 1]);
  expect(tokens[0]).toBe(1200);
  expect(tokens[3]! - tokenizers[3]!.encode(text).length).toBeLessThanOrEqual(6);
  expect(count('🤖'.repeat(100), 3).characters).toBe(100);
});

test('a tokenizer with fewer merges is the beginning of one with more', () => {
  const growing = new GrowingBpe(training, options);
  for (const merges of [20, 5, 30]) {
    expect(growing.with(merges).merges).toEqual(trainBpe(training, { ...options, merges }).merges);
  }
  expect(growing.with(30)).toBe(growing.with(30));
});
