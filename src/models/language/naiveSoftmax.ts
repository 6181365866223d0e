/** The softmax computed as it is written, e^{x_i/T} / Σ_j e^{x_j/T}, without subtracting the largest logit first.
 *  In 64-bit numbers e^x is too large for any of them from x = 709.79 on (in 32-bit ones from 88.73 on), and below −745 it is 0. */

import type { Logits } from './logits';

/** The largest x whose e^x is a 64-bit number. */
export const largestExponent = Math.log(Number.MAX_VALUE);

export interface NaiveSoftmax {
  /** e^{x/T}; ∞ where it overflows */
  readonly exponentials: Float64Array;
  readonly total: number;
  /** e / total; NaN for ∞/∞ and 0/0 */
  readonly probabilities: Float64Array;
  /** overflows: the sum is larger than any number; underflows: it is 0 */
  readonly outcome: 'works' | 'overflows' | 'underflows';
}

/** @param T above 0 */
export function naiveSoftmax(logits: Logits, T: number): NaiveSoftmax {
  const exponentials = Float64Array.from(logits, (x) => Math.exp(x / T));
  const total = exponentials.reduce((sum, e) => sum + e, 0);
  return {
    exponentials,
    total,
    probabilities: exponentials.map((e) => e / total),
    outcome: total === Infinity ? 'overflows' : total === 0 ? 'underflows' : 'works',
  };
}
