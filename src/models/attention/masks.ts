/** Who may read whom. A mask is [Tq, Tk] of 0 and 1: row i is the query at position i, 1 allows the key at position j.
 *  attend() sets the score of every 0 to −∞ before softmax, so the row still sums to 1 over the keys it may see.
 *  Source: vaswani2017, §3.2.3 (causal, encoder–decoder); raffel2020, fig. 3 (prefix); beltagy2020, §3.1 (sliding window). */

import { fromArray, type Tensor } from '@/tensor';

type Allowed = (i: number, j: number) => boolean;

function mask(name: string, Tq: number, Tk: number, allowed: Allowed, axes = ['T', 'T']): Tensor {
  for (const T of [Tq, Tk]) {
    if (!Number.isInteger(T) || T < 1) throw new RangeError(`${name}: ${T} is not a number of tokens`);
  }
  const data = Float32Array.from({ length: Tq * Tk }, (_, n) => Number(allowed(Math.floor(n / Tk), n % Tk)));
  return fromArray(data, [Tq, Tk], { name, axes });
}

/** No peeking: j ≤ i. @returns [T, T] */
export const causal = (T: number): Tensor => mask('causal', T, T, (i, j) => j <= i);

/** Everyone sees everyone, as in an encoder. @returns [T, T] of ones */
export const bidirectional = (T: number): Tensor => mask('bidirectional', T, T, () => true);

/** The first p tokens see each other both ways, everyone sees them, the rest is causal: j ≤ i or j < p. @returns [T, T] */
export const prefix = (T: number, p: number): Tensor => mask('prefix', T, T, (i, j) => j <= i || j < p);

/** The tokens from realLength on only fill the batch up, nobody reads them: j < realLength. @returns [T, T] */
export const padding = (T: number, realLength: number): Tensor => mask('padding', T, T, (_, j) => j < realLength);

/** Causal, and no further back than w tokens, oneself included: i − w < j ≤ i. @returns [T, T] */
export const slidingWindow = (T: number, w: number): Tensor =>
  mask('sliding window', T, T, (i, j) => j <= i && j > i - w);

/** Encoder–decoder: every query of the target sees the whole source. @returns [Tq, Tk] of ones */
export const blockCross = (Tq: number, Tk: number): Tensor => mask('cross', Tq, Tk, () => true, ['Tq', 'Tk']);

/** The classic mistake: j ≤ i + 1, so that every token but the last reads its own answer. @returns [T, T] */
export const offByOne = (T: number): Tensor => mask('off by one', T, T, (i, j) => j <= i + 1);

/** Causal for the last Tq of Tk tokens, as when earlier keys wait in a cache: j ≤ i + Tk − Tq. @returns [Tq, Tk] */
export const causalBottomRight = (Tq: number, Tk: number): Tensor =>
  mask('causal', Tq, Tk, (i, j) => j <= i + Tk - Tq, ['Tq', 'Tk']);
