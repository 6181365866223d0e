/** Multi-head attention.
 *    head_j = attend(X W_Q^j, X W_K^j, X W_V^j),      Z = concat(head_1 … head_h) W^O
 *  All heads at once: X W_Q is [T, d], reshaped to T × h × d/h and transposed to h × T × d/h; the head is a batch axis.
 *  Source: vaswani2017, §3.2.2; ainslie2023 for keys shared by groups of heads.
 *  Leaves out: dropout; heads whose total width is not d. */

import type { Tensor } from '@/tensor';
import { attend, type AttendOptions, type Attended } from './scaledDotProduct';

/** Matrices [d, d], in × out, columns j·d/h … (j+1)·d/h − 1 belonging to head j (rows, in `output`); biases [d]. */
export interface MultiHeadWeights {
  query: Tensor;
  key: Tensor;
  value: Tensor;
  output: Tensor;
  queryBias?: Tensor;
  keyBias?: Tensor;
  valueBias?: Tensor;
  outputBias?: Tensor;
}

export interface MultiHeadOptions extends AttendOptions {
  /** h, a divisor of d */
  heads: number;
  /** [..., Tk, d]: what keys (and values) are made from, default X; the encoder's output in cross-attention */
  keysFrom?: Tensor;
  /** [..., Tk, d]: what values are made from, default keysFrom */
  valuesFrom?: Tensor;
}

/** Every intermediate tensor, in order. Stages of attend are [..., h, Tq, Tk] and [..., h, Tq, d/h]. */
export interface MultiHead extends Attended {
  /** [..., T, d] before they are split */
  Q: Tensor;
  K: Tensor;
  V: Tensor;
  /** [..., h, T, d/h] */
  queries: Tensor;
  keys: Tensor;
  values: Tensor;
  /** [..., T, d], the heads' outputs side by side */
  concatenated: Tensor;
  /** [..., T, d] */
  result: Tensor;
}

/** Attention of h heads to X, or to another sequence.
 *  @param X [..., T, d]
 *  @throws RangeError when h does not divide d */
export function multiHead(X: Tensor, W: MultiHeadWeights, options: MultiHeadOptions): MultiHead {
  const { heads, keysFrom = X, valuesFrom = keysFrom } = options;
  const axes = [...X.shape.slice(2).map(() => ''), 'T', 'd'];
  const Q = linear(X, W.query, W.queryBias).named('Q', axes); // [T, d] · [d, d] -> [T, d]
  const K = linear(keysFrom, W.key, W.keyBias).named('K', axes);
  const V = linear(valuesFrom, W.value, W.valueBias).named('V', axes);
  const queries = splitHeads(Q, heads).named('Q heads');
  const keys = splitHeads(K, heads).named('K heads');
  const values = splitHeads(V, heads).named('V heads');
  const attended = attend(queries, keys, values, options); // h at once
  const concatenated = joinHeads(attended.output).named('concat', axes);
  const result = linear(concatenated, W.output, W.outputBias).named('MultiHead', axes); // [T, d] · [d, d] -> [T, d]
  return { Q, K, V, queries, keys, values, ...attended, concatenated, result };
}

const linear = (x: Tensor, weight: Tensor, bias?: Tensor): Tensor => {
  const y = x.matmul(weight);
  return bias ? y.add(bias) : y;
};

/** [..., T, d] -> [..., T, h, d/h] -> [..., h, T, d/h]
 *  @throws RangeError when h does not divide d */
export function splitHeads(x: Tensor, heads: number): Tensor {
  const [T, d] = x.shape.slice(-2);
  if (!Number.isInteger(heads) || heads < 1) throw new RangeError(`multiHead: ${heads} is not a number of heads`);
  if (d % heads !== 0)
    throw new RangeError(`multiHead: ${heads} heads do not divide d = ${d}: each head would be ${d}/${heads} wide`);
  const split = x.reshape(...x.shape.slice(0, -2), T, heads, d / heads).transpose(-3, -2);
  return split.named('', [...x.shape.slice(2).map(() => ''), 'h', 'T', 'dk']);
}

/** [..., h, T, d/h] -> [..., T, h, d/h] -> [..., T, d]: splitHeads undone */
export function joinHeads(x: Tensor): Tensor {
  const [heads, T, width] = x.shape.slice(-3);
  return x.transpose(-3, -2).reshape(...x.shape.slice(0, -3), T, heads * width);
}

/** Grouped-query attention: each head of keys (or values) serves `group` heads of queries.
 *    [..., h, T, dk] -> [..., h·group, T, dk],  head j of the result is head ⌊j / group⌋ of x */
export function shareHeads(x: Tensor, group: number): Tensor {
  const batch = x.shape.slice(0, -3);
  const [heads, T, dk] = x.shape.slice(-3);
  const repeated = x.reshape(...batch, heads, 1, T, dk).broadcastTo(...batch, heads, group, T, dk);
  return repeated.reshape(...batch, heads * group, T, dk);
}
