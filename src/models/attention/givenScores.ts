/** The second half of attention, for scores that somebody else computed. */
import { eye, tensor, where, type Tensor } from '@/tensor';

export interface GivenStages {
  readonly V: Tensor; // [T, T]
  readonly scores: Tensor; // [T, T]
  readonly scaled: Tensor;
  readonly masked: Tensor;
  readonly weights: Tensor;
  readonly output: Tensor; // [T, T]
}

/** The largest square in the top left corner of a matrix; queries and keys are the same tokens. */
export function square(matrix: readonly (readonly number[])[]): number[][] {
  const n = Math.min(matrix.length, matrix[0]?.length ?? 0);
  return matrix.slice(0, n).map((row) => row.slice(0, n));
}

/** Weights and mix from a score matrix.
 *    A = softmax(S / divisor + M),   Z = A V
 *  The values are not given, so V is the identity: number i of z says how much of value i is in it.
 *  Source: vaswani2017, eq. 1.
 *  @param S rows = queries, [T, T]  @param mask [T, T], 1 = allowed */
export function attendGiven(S: number[][], { divisor, mask }: { divisor: number; mask: Tensor }): GivenStages {
  const scores = tensor(S, { name: 'S', axes: ['T', 'T'] });
  const V = eye(S.length, { name: 'V', axes: ['T', 'dv'] });
  const scaled = scores.div(divisor).named('S/c', ['T', 'T']);
  const masked = where(mask, scaled, -Infinity).named('masked', ['T', 'T']);
  const weights = masked.softmax(-1).named('A', ['T', 'T']);
  return { V, scores, scaled, masked, weights, output: weights.matmul(V).named('Z', ['T', 'dv']) }; // [T, T] · [T, T] -> [T, T]
}
