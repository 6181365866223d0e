/** The softmax, stage by stage, in the order in which it has to be computed:
 *    p_i = e^{x_i/T} / Σ_j e^{x_j/T}  =  e^{x_i/T − m} / Σ_j e^{x_j/T − m},   m = max_j x_j/T
 *  Subtracting m changes no probability and leaves no exponent above 0, so nothing overflows.
 *  Source: Goodfellow, Bengio and Courville 2016, §4.1 and §6.2.2.3. */

import { greedy, type Logits } from './logits';
import { temperature } from './temperature';

export interface SoftmaxStages {
  /** x / T; undefined at T = 0, where only the limit has a value */
  readonly scaled: Float64Array | undefined;
  /** x / T − m, the largest is 0 */
  readonly shifted: Float64Array;
  /** e^{x/T − m}, the largest is 1 */
  readonly exponentials: Float64Array;
  /** Σ e^{x/T − m}, between 1 and the number of tokens */
  readonly total: number;
  /** sum 1 */
  readonly probabilities: Float64Array;
}

/** @param T 0 or more; 0 is the argmax, the first of equals
 *  @throws RangeError when no token is left, a logit is NaN or +∞, or T is not a temperature */
export function softmaxStages(logits: Logits, T: number): SoftmaxStages {
  const colder = temperature(logits, T); // already less its largest, except at T = 0
  const largest = colder[greedy(colder)]!;
  const shifted = colder.map((x) => x - largest);
  const exponentials = shifted.map(Math.exp);
  const total = exponentials.reduce((sum, e) => sum + e, 0);
  return {
    scaled: T === 0 ? undefined : Float64Array.from(logits, (x) => x / T),
    shifted,
    exponentials,
    total,
    probabilities: exponentials.map((e) => e / total),
  };
}
