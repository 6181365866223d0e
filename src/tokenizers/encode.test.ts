import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import cl100k from 'gpt-tokenizer/bpeRanks/cl100k_base';
import o200k from 'gpt-tokenizer/bpeRanks/o200k_base';
import gpt2 from 'gpt-tokenizer/bpeRanks/r50k_base';
import { expect, test } from 'vitest';
import records from '@/golden/tokenizer_encode.json';
import { Encoding, longestChunk, type Encoded } from './encode';
import { encodingNames, encodings, type EncodingName } from './encodings';

const ranks = { gpt2, cl100k, o200k };
const learned = new Map(encodingNames.map((name) => [name, new Encoding(name, ranks[name])]));

function encode(name: EncodingName, text: string, shown = Infinity): Encoded {
  const steps = learned.get(name)!.encode(text, shown);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const spelled = ({ bytes }: Encoded) => utf8.decode(new Uint8Array(bytes.flat()));

test('gpt-tokenizer as it is called here gives the ids that were recorded elsewhere', () => {
  expect(records.length).toBeGreaterThan(100);
  for (const { attrs, inputs, outputs } of records) {
    const name = attrs.encoding.replace('_base', '') as EncodingName;
    const encoded = encode(name, inputs.text.value);
    expect(encoded.ids).toEqual(outputs.ids.data);
    expect(encoded.tokens).toBe(outputs.count.data[0]);
    expect(spelled(encoded)).toBe(inputs.text.value);
  }
});

test('the text of a special token is ordinary text', () => {
  for (const name of encodingNames) {
    const encoded = encode(name, '<|endoftext|>');
    expect(encoded.tokens).toBeGreaterThan(1);
    expect(spelled(encoded)).toBe('<|endoftext|>');
  }
});

test('only the first tokens are told one by one, all are counted', () => {
  const { tokens, ids, bytes } = encode('gpt2', 'one two three four five', 2);
  expect([tokens, ids.length, bytes.length]).toEqual([5, 2, 2]);
});

test('a run that would take too long is refused with a sentence', () => {
  expect(encode('cl100k', 'x'.repeat(10_000)).tokens).toBeGreaterThan(1000);
  expect(() => encode('cl100k', 'x'.repeat(longestChunk + 1))).toThrow('it would take too long');
});

test('the sizes said before loading are those of the files', () => {
  for (const name of encodingNames) {
    const { file, bytes, zipped, vocabulary } = encodings[name];
    const data = readFileSync(`node_modules/gpt-tokenizer/esm/bpeRanks/${file}.js`);
    expect(data.length).toBe(bytes);
    expect(Math.abs(gzipSync(data).length / zipped - 1)).toBeLessThan(0.01);
    expect(ranks[name].length).toBe(vocabulary);
  }
});
