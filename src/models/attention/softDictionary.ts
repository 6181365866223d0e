import type { Tensor } from '@/tensor';

/** Every stage of a soft lookup; each is on the tape, so each can say where it came from. */
export interface SoftLookup {
  readonly scores: Tensor; // [1, n]
  readonly sharpened: Tensor; // [1, n]
  readonly weights: Tensor; // [1, n]
  readonly output: Tensor; // [1, d]
}

/** A dictionary that answers with a blend: every value, as far as its key agrees with the query.
 *    s = q Kᵀ,   α = softmax(β s),   o = α V
 *  The sharper (larger β), the nearer to the hard lookup; the answer never leaves the convex hull of the values.
 *  Source: bahdanau2014, eq. 5 and 6, with the dot product of vaswani2017 as the score.   Leaves out: learned projections.
 *  @param query [1, dk]  @param keys [n, dk]  @param values [n, d]
 *  @param sharpness β > 0; 1 is plain softmax, 1/√dk is scaled attention
 *  @throws RangeError when query and keys disagree on dk, or keys and values on n */
export function softLookup(query: Tensor, keys: Tensor, values: Tensor, sharpness = 1): SoftLookup {
  const scores = query.matmul(keys.T).named('s', ['', 'n']); // [1, dk] · [dk, n] -> [1, n]
  const sharpened = scores.mul(sharpness).named('βs', ['', 'n']);
  const weights = sharpened.softmax(1).named('α', ['', 'n']);
  const output = weights.matmul(values).named('o', ['', 'd']); // [1, n] · [n, d] -> [1, d]
  return { scores, sharpened, weights, output };
}
