import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pretokenize, type Pretokeniser } from './pretokenize';

const rules: readonly Pretokeniser[] = ['whole', 'words', 'gpt2', 'moses'];

test('the same text is cut in four ways', () => {
  const text = "I'm here,  you're well-known: 3.14";
  expect(pretokenize(text, 'whole')).toEqual([text]);
  expect(pretokenize(text, 'words')).toEqual(["I'm", '▁here,', "▁you're", '▁well-known:', '▁3.14']);
  expect(pretokenize(text, 'gpt2').join('|')).toBe("I|'m| here|,| | you|'re| well|-|known|:| 3|.|14");
  expect(pretokenize(text, 'moses').join('|')).toBe("I|'|m|▁here|,|▁you|'|re|▁well-known|:|▁3.14");
});

test('white space before the first word is marked too', () => {
  expect(pretokenize(' a b', 'words')).toEqual(['▁a', '▁b']);
});

test('an empty text has no chunks', () => {
  for (const rule of rules) expect(pretokenize('', rule)).toEqual([]);
});

test('the chunks of whole and gpt2 put together are the text, whatever it is, lone surrogates included', () => {
  const units = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 40 });
  const texts = fc.oneof(
    units,
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(' ', '\n', 'a', '1', '!', "'s") }),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom('whole' as const, 'gpt2' as const), (text, rule) => {
      expect(pretokenize(text, rule).join('')).toBe(text);
    }),
    { numRuns: 2000, seed: 6 },
  );
});

test('words and moses drop nothing but white space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('words' as const, 'moses' as const), (text, rule) => {
      const bare = (string: string) => string.replace(/[\s▁]/gu, '');
      expect(bare(pretokenize(text, rule).join(''))).toBe(bare(text));
    }),
    { numRuns: 2000, seed: 7 },
  );
});
