import type { Rng, Tensor } from '@/tensor';
import { divisorValue, saturation, type Divisor, type Saturation } from './saturation';

/** Random queries and keys, one feature a row, so that the first dk rows are the same draws at a smaller dk. */
export interface RandomHead {
  readonly queries: Tensor; // [widest, R]
  readonly keys: Tensor; // [widest, n]
  /** The gradient that comes back to the weights. */
  readonly upstream: Tensor; // [R, n]
}
export interface SaturationPoint extends Saturation {
  readonly dk: number;
}

/** R queries, n keys and a gradient, with independent entries of mean 0 and variance 1. */
export function randomHead(draw: Rng, widest: number, R: number, n: number): RandomHead {
  return {
    queries: draw.normalTensor([widest, R], 1, { name: 'Qᵀ', axes: ['dk', 'R'] }),
    keys: draw.normalTensor([widest, n], 1, { name: 'Kᵀ', axes: ['dk', 'n'] }),
    upstream: draw.normalTensor([R, n], 1, { name: 'u', axes: ['R', 'n'] }),
  };
}

/** What the softmax receives.   S = Q Kᵀ / divisor over the first dk features
 *  @returns [R, n] */
export function headScores({ queries, keys }: RandomHead, dk: number, divisor: Divisor): Tensor {
  const Q = queries.slice([0, dk]).T; // [R, dk]
  return Q.matmul(keys.slice([0, dk]))
    .div(divisorValue(divisor, dk))
    .named('S', ['R', 'n']); // [R, dk] · [dk, n] -> [R, n]
}

/** How saturation grows with dk for one divisor, on one set of draws, so that the curve does not jitter.
 *  Source: vaswani2017 §3.2.1, as an experiment.   Leaves out: what training does to the entries. */
export function saturationCurve(head: RandomHead, divisor: Divisor, widths: readonly number[]): SaturationPoint[] {
  return widths.map((dk) => ({ dk, ...saturation(headScores(head, dk, divisor), head.upstream) }));
}
