import { describe, expect, test } from 'vitest';
import cl100k from 'gpt-tokenizer/bpeRanks/cl100k_base';
import o200k from 'gpt-tokenizer/bpeRanks/o200k_base';
import r50k from 'gpt-tokenizer/bpeRanks/r50k_base';
import { fromRanks, type RankedBpe } from '@/models/text/bpe/fromRanks';
import { readRecords } from './records';

const tokenizers: { [encoding: string]: RankedBpe } = {
  gpt2: fromRanks(r50k, 'gpt2'),
  cl100k_base: fromRanks(cl100k, 'cl100k'),
  o200k_base: fromRanks(o200k, 'o200k'),
};

describe('tokenizer_encode', async () => {
  const records = await readRecords('tokenizer_encode');
  test.each(records.map((record) => [record.name, record] as const))('%s', (_, { attrs, inputs, outputs }) => {
    const { value: text } = inputs.text as unknown as { value: string };
    const tokenizer = tokenizers[attrs.encoding as string];
    const ids = tokenizer.encode(text);
    expect(ids).toEqual(outputs.ids.data);
    expect([ids.length]).toEqual(outputs.count.data);
    expect(tokenizer.decode(ids)).toBe(text);
  });
});
