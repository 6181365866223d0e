/** The masks a reader can choose for one square of n tokens, and the reader's own painting brought to that square. */
import { concat, tensor, zeros, type Tensor } from '@/tensor';
import { bidirectional, blockCross, causal, offByOne, padding, prefix, slidingWindow } from './masks';
import { resized } from './resized';

export type MaskKind = 'causal' | 'bidirectional' | 'prefix' | 'padding' | 'window' | 'block' | 'offByOne' | 'painted';

export interface MaskChoice {
  kind: MaskKind;
  /** Number of tokens. */
  n: number;
  /** Tokens that are given, not predicted: the prefix, or the source of a translation. */
  given: number;
  /** How many tokens a sliding window holds, the token itself included. */
  window: number;
  /** Tokens that are not padding. */
  real: number;
  /** The reader's own cells; half or more counts as allowed. */
  painted: readonly (readonly number[])[];
}

/** The chosen mask, [n, n], 1 = allowed. Lengths beyond n count as n. */
export function maskOf({ kind, n, given, window, real, painted }: MaskChoice): Tensor {
  switch (kind) {
    case 'causal':
      return causal(n);
    case 'bidirectional':
      return bidirectional(n);
    case 'prefix':
      return prefix(n, Math.min(given, n));
    case 'padding':
      return padding(n, Math.min(real, n));
    case 'window':
      return slidingWindow(n, Math.min(window, n));
    case 'block':
      return encoderDecoder(n, Math.min(given, n));
    case 'offByOne':
      return offByOne(n);
    case 'painted':
      return tensor(
        resized(painted, n, n, (i, j) => Number(j <= i)).map((row) => row.map((cell) => Number(cell >= 0.5))),
      );
  }
}

/**
 * The three attentions of an encoder–decoder on one square: source tokens first, then target tokens.
 *    source → source: all;   source → target: none;   target → source: all (cross-attention);   target → target: causal
 *  Source: vaswani2017, §3.2.3.
 */
export function encoderDecoder(n: number, source: number): Tensor {
  const target = n - source;
  if (target === 0) return bidirectional(n);
  if (source === 0) return causal(n);
  const encoder = concat([bidirectional(source), zeros([source, target])], 1); // [s, s] | [s, t] -> [s, n]
  const decoder = concat([blockCross(target, source), causal(target)], 1); // [t, s] | [t, t] -> [t, n]
  return concat([encoder, decoder], 0); // [n, n]
}

/** Rows without a single allowed key: softmax would divide 0 by 0. */
export function emptyRows(mask: Tensor): number[] {
  return (mask.tolist() as number[][]).flatMap((row, i) => (row.every((cell) => cell === 0) ? [i] : []));
}
