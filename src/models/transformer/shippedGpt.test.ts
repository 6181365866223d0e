import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { loadSafetensors, rng, saveSafetensors, tensor } from '@/tensor';
import { attentionOf, gpt } from './gpt';
import { initialGpt } from './gptWeights';
import { mergesAsText, packGpt, readShipped, shippedSizes } from './shippedGpt';
import { toNumbers } from '../numbers';
import { parameters } from '../parameters';
import { referenceGpt } from '@/golden/referenceGpt';

const file = await readFile('public/models/holmes-gpt.safetensors');
const model = readShipped(file);

test('the file has 1,055,488 parameters and 2,048 tokens, and says where it comes from', () => {
  expect(toNumbers(model.W)).toHaveLength(1_055_488);
  expect(model.tokenizer.size).toBe(2048);
  expect(Object.keys(model.note)).toEqual(expect.arrayContaining(['origin', 'recipe', 'held-out loss']));
});

test('any text is tokens and comes back from them', () => {
  for (const text of ['"Elementary, my dear Watson," said he.', 'naïve 🦜 語 \u0000', 'السلام عليكم', '', '\n\n  x'])
    expect(model.tokenizer.decode(model.tokenizer.encode(text))).toBe(text);
});

test('weights packed and read again lie within half a step of their scale, and the tokenizer is the same', () => {
  // 127 steps are off by as much as their scale lost in float16, which keeps 11 bits
  const most = 1 / 2 + 127 / 2 ** 11;
  const W = initialGpt(shippedSizes, rng(3));
  const merges = mergesAsText(model.tokenizer.merges);
  const again = readShipped(packGpt(W, merges, { origin: 'a test' }));
  const [before, after] = [parameters(W), parameters(again.W)];
  for (const [name, x] of Object.entries(before)) {
    const columns = x.shape.at(-1)!;
    for (let row = 0; row < x.size / columns; row++) {
      const part = x.data.subarray(row * columns, (row + 1) * columns);
      const step = x.ndim < 2 ? 0 : Math.max(...part.map(Math.abs)) / 127;
      const found = after[name].data.subarray(row * columns);
      const off = part.reduce((largest, w, j) => Math.max(largest, Math.abs(found[j] - w)), 0);
      expect(off, name).toBeLessThanOrEqual(most * step);
    }
  }
  expect(mergesAsText(again.tokenizer.merges)).toBe(merges);
  expect(again.note).toEqual({ origin: 'a test' });
});

test('a file that lacks a tensor, has another shape or a wrong merge is refused with a sentence', () => {
  const { tensors, metadata } = loadSafetensors(file);
  const floats = (without: string, merges = metadata.merges) =>
    saveSafetensors({
      tensors: Object.fromEntries(Object.entries({ ...tensors, ...parameters(model.W) }).filter(([name]) => name !== without)), // prettier-ignore
      metadata: { merges },
    });
  expect(() => readShipped(floats('wte'))).toThrow("the model's wte is not [2048, 128]");
  expect(() => readShipped(floats('none', '9999 1'))).toThrow("the model's merge 0 is not two tokens before it");
  expect(() => readShipped(floats('none', '65 66'))).toThrow("the model's tokenizer has 257 tokens");
});

test.each(['\n"My dear Watson," said Holmes, "you have not seen the man', '\nHe shook his 語'])(
  'logits and every attention matrix are those of a plain reading of the same weights, loop by loop in float64: %j',
  (text) => {
    const ids = model.tokenizer.encode(text);
    const { blocks, logits } = gpt(tensor(ids), model.W, model.options);
    const reference = referenceGpt(ids, model);
    const largest = Math.max(...reference.logits.flat().map(Math.abs));
    reference.logits.forEach((row, t) =>
      row.forEach((logit, v) => expect(Math.abs(logits.at(t, v) - logit)).toBeLessThan(1e-4 * largest)),
    );
    for (const [l, block] of blocks.entries()) {
      const A = attentionOf(block);
      for (const [h, head] of reference.attention[l].entries())
        head.forEach((row, i) => row.forEach((weight, j) => expect(A.at(0, h, i, j)).toBeCloseTo(weight, 5)));
    }
  },
);
