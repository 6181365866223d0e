/** A GPT with rotary positions once more, as plainly as it can be written: numbers in loops, float64, no engine.
 *  It is what the tests hold the page's model against, and nothing on the page runs it. */

import type { ShippedGpt } from '@/models/transformer/shippedGpt';
import type { Tensor } from '@/tensor';

type Row = number[];

/** @returns logits [T][V] and the attention of every layer and head, [L][h][T][T] */
export function referenceGpt(ids: readonly number[], { W, sizes }: ShippedGpt) {
  const { width: d, heads } = sizes;
  const dh = d / heads;
  const attention: Row[][][] = [];
  let x: Row[] = ids.map((id) => Array.from({ length: d }, (_, f) => W.wte.data[id * d + f]));
  for (const block of W.h) {
    const normed = x.map((row) => layerNorm(row, block.ln_1));
    const qkv = normed.map((row) => affine(row, block.attn.qkv));
    const maps: Row[][] = [];
    const mixed = x.map(() => new Array<number>(d).fill(0));
    for (let h = 0; h < heads; h++) {
      const part = (t: number, which: number) => qkv[t].slice(which * d + h * dh, which * d + (h + 1) * dh);
      const map: Row[] = [];
      for (let i = 0; i < ids.length; i++) {
        const q = rotated(part(i, 0), i);
        const scores: Row = [];
        for (let j = 0; j <= i; j++) scores.push(dot(q, rotated(part(j, 1), j)) / Math.sqrt(dh));
        const weights = softmax(scores);
        weights.forEach((weight, j) => part(j, 2).forEach((v, f) => (mixed[i][h * dh + f] += weight * v)));
        map.push([...weights, ...new Array<number>(ids.length - 1 - i).fill(0)]);
      }
      maps.push(map);
    }
    attention.push(maps);
    x = x.map((row, t) => sum(row, affine(mixed[t], block.attn.proj)));
    x = x.map((row) => sum(row, affine(affine(layerNorm(row, block.ln_2), block.mlp.fc).map(gelu), block.mlp.proj)));
  }
  const logits = x.map((row) => {
    const normed = layerNorm(row, W.ln_f);
    return Array.from({ length: sizes.vocabulary }, (_, v) => {
      let logit = 0;
      for (let f = 0; f < d; f++) logit += normed[f] * W.wte.data[v * d + f];
      return logit;
    });
  });
  return { logits, attention };
}

function layerNorm(row: Row, { weight, bias }: { weight: Tensor; bias: Tensor }): Row {
  let mean = 0;
  for (const value of row) mean += value / row.length;
  let variance = 0;
  for (const value of row) variance += (value - mean) ** 2 / row.length;
  return row.map((value, f) => ((value - mean) / Math.sqrt(variance + 1e-5)) * weight.data[f] + bias.data[f]);
}

function affine(row: Row, { weight, bias }: { weight: Tensor; bias: Tensor }): Row {
  const [into, out] = weight.shape;
  return Array.from({ length: out }, (_, o) => {
    let y = bias.data[o];
    for (let i = 0; i < into; i++) y += row[i] * weight.data[i * out + o];
    return y;
  });
}

/** The pair (i, i + dh/2) is turned by position · 10000^(−2i/dh). */
function rotated(row: Row, position: number): Row {
  const half = row.length / 2;
  const turned = new Array<number>(row.length);
  for (let i = 0; i < half; i++) {
    const angle = position * 10000 ** ((-2 * i) / row.length);
    turned[i] = row[i] * Math.cos(angle) - row[i + half] * Math.sin(angle);
    turned[i + half] = row[i] * Math.sin(angle) + row[i + half] * Math.cos(angle);
  }
  return turned;
}

function softmax(scores: Row): Row {
  const powers = scores.map((score) => Math.exp(score - Math.max(...scores)));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

const gelu = (x: number): number => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
const dot = (a: Row, b: Row): number => a.reduce((total, value, i) => total + value * b[i], 0);
const sum = (a: Row, b: Row): Row => a.map((value, i) => value + b[i]);
