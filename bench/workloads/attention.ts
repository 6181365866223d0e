/** One causal head: softmax(Q Kᵀ / √d + M) V, from Q, K and V. */

import { normal, type Values } from './values';

export interface Attention {
  readonly T: number;
  readonly d: number;
  readonly q: Values;
  readonly k: Values;
  readonly v: Values;
}

export const attention = (T: number, d: number): Attention => ({
  T,
  d,
  q: normal('q', [T, d]),
  k: normal('k', [T, d]),
  v: normal('v', [T, d]),
});

/** M: 0 on and below the diagonal, −10⁹ above, for the engines that add a mask. */
export const causalMask = (T: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: T * T }, (_, i) => (i % T > Math.floor(i / T) ? -1e9 : 0));
