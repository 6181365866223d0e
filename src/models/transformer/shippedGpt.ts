/** The weight file of the GPT that the site ships: int8 with one scale a row, the tokenizer's merges, and where it comes from.
 *    w[i, j] ≈ scale[i] · n[i, j],   n a whole number from −127 to 127,   scale[i] = max_j |w[i, j]| / 127 in float16
 *  Biases and norms stay float32. Leaves out: outliers, rows that share a scale, what quantising does to activations. */

import { fromArray, loadSafetensors, saveSafetensors, tensor, type Bytes, type Tensor } from '@/tensor';
import { parameters } from '../parameters';
import { byteAlphabet } from '../text/bpe/alphabet';
import { Bpe } from '../text/bpe/bpe';
import type { Merge } from '../text/bpe/merge';
import { gpt, type Gpt, type GptOptions } from './gpt';
import type { BlockWeights, GptSizes, GptWeights, Linear, Norm } from './gptWeights';

export interface ShippedGpt {
  readonly tokenizer: Bpe;
  readonly W: GptWeights;
  readonly options: GptOptions;
  readonly sizes: GptSizes;
  /** Every stage from ids [T] to logits. @throws RangeError when an id is not in the vocabulary */
  run(ids: readonly number[]): Gpt;
  /** Where it comes from, its recipe and what was measured, as the file says it. */
  readonly note: Readonly<Record<string, string>>;
}

/** What `npm run train` trains. */
export const shippedSizes = {
  vocabulary: 2048,
  context: 128,
  width: 128,
  heads: 4,
  layers: 4,
  positions: 'rotary',
} as const satisfies GptSizes;
export const shippedOptions: GptOptions = { heads: shippedSizes.heads, rotary: true };
const scaleOf = (name: string): string => `${name}.scale`;

/** How text is cut before anything is merged. */
export const shippedBpe = { base: 'bytes', pretokeniser: 'english', tie: 'id' } as const;

/** Two ids a merge, in order. */
export const mergesAsText = (merges: readonly Merge[]): string =>
  merges.map(({ left, right }) => `${left} ${right}`).join(',');

/** The file. @param note kept as it is */
export function packGpt(W: GptWeights, merges: string, note: Readonly<Record<string, string>>): Uint8Array {
  const tensors: { [name: string]: Tensor } = {};
  const halves: { [name: string]: Tensor } = {};
  const bytes: { [name: string]: Bytes } = {};
  for (const [name, x] of Object.entries(parameters(W))) {
    if (x.ndim < 2) tensors[name] = x;
    else ({ numbers: bytes[name], scale: halves[scaleOf(name)] } = quantise(x));
  }
  return saveSafetensors({ tensors, halves, bytes, metadata: { ...note, merges } });
}

/** @throws RangeError saying what is wrong with the file */
export function readShipped(file: Uint8Array): ShippedGpt {
  const { tensors, bytes, metadata } = loadSafetensors(file);
  const { merges = '', ...note } = metadata;
  const take = (name: string, ...shape: number[]): Tensor => {
    const scale = tensors[scaleOf(name)];
    const x = bytes[name] && scale ? restored(bytes[name], scale, name) : tensors[name];
    if (!x || x.shape.join() !== shape.join()) throw new RangeError(`the model's ${name} is not [${shape.join(', ')}]`);
    return x;
  };
  const { vocabulary: V, width: d, layers } = shippedSizes;
  const norm = (name: string): Norm => ({ weight: take(`${name}.weight`, d), bias: take(`${name}.bias`, d) });
  const linear = (name: string, i: number, o: number): Linear => ({
    weight: take(`${name}.weight`, i, o),
    bias: take(`${name}.bias`, o),
  });
  const block = (l: number): BlockWeights => ({
    ln_1: norm(`h.${l}.ln_1`),
    attn: { qkv: linear(`h.${l}.attn.qkv`, d, 3 * d), proj: linear(`h.${l}.attn.proj`, d, d) },
    ln_2: norm(`h.${l}.ln_2`),
    mlp: { fc: linear(`h.${l}.mlp.fc`, d, 4 * d), proj: linear(`h.${l}.mlp.proj`, 4 * d, d) },
  });
  const W = { wte: take('wte', V, d), h: Array.from({ length: layers }, (_, l) => block(l)), ln_f: norm('ln_f') };
  const run = (ids: readonly number[]): Gpt => gpt(tensor(ids), W, shippedOptions);
  return { tokenizer: tokenizerOf(merges), W, options: shippedOptions, sizes: shippedSizes, run, note };
}

function tokenizerOf(text: string): Bpe {
  const merges = text.split(',').map((pair, at): Merge => {
    const [left, right] = pair.split(' ').map(Number);
    const id = byteAlphabet.length + at;
    const isToken = (side: number): boolean => Number.isInteger(side) && side >= 0 && side < id;
    if (!isToken(left) || !isToken(right)) throw new RangeError(`the model's merge ${at} is not two tokens before it`);
    return { left, right, id, count: 0, tied: 0 };
  });
  if (byteAlphabet.length + merges.length !== shippedSizes.vocabulary)
    throw new RangeError(`the model's tokenizer has ${byteAlphabet.length + merges.length} tokens`);
  return new Bpe({ ...shippedBpe, alphabet: byteAlphabet, merges });
}

/** @param x [rows, columns] @returns scale [rows] */
function quantise(x: Tensor): { numbers: Bytes; scale: Tensor } {
  const [rows, columns] = x.shape;
  const scales = new Float32Array(rows);
  const data = new Int8Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const row = x.data.subarray(i * columns, (i + 1) * columns);
    scales[i] = Math.max(...row.map(Math.abs)) / 127;
    row.forEach((w, j) => (data[i * columns + j] = scales[i] === 0 ? 0 : Math.round(w / scales[i])));
  }
  return { numbers: { data, shape: [rows, columns] }, scale: fromArray(scales, [rows]) };
}

function restored({ data, shape }: Bytes, scale: Tensor, name: string): Tensor {
  const [rows, columns] = shape;
  if (scale.size !== rows) throw new RangeError(`the model's ${name} has ${scale.size} scales for ${rows} rows`);
  return fromArray(
    Float32Array.from(data, (n, at) => n * scale.data[Math.floor(at / columns)]),
    shape,
    { name },
  );
}
