/** Temperature: how far apart scores stand before they become probabilities.
 *    p_i = e^{l_i / T} / Σ_j e^{l_j / T}      T → 0: the largest alone;  T = 1: as trained;  T → ∞: all alike
 *  The order of the tokens never changes.   Source: Ackley, Hinton and Sejnowski 1985. */

import { greedy, keepOnly, type Logits } from './logits';

/** (l − max l) / T: the probabilities of l / T, and no overflow however small T is. For T = 0 the limit: everything but
 *  the likeliest token (the first of equals) becomes −∞.
 *  @throws RangeError unless T is a finite number, 0 or more, or when no token is left */
export function temperature(logits: Logits, T: number): Float64Array {
  if (!(T >= 0 && Number.isFinite(T))) throw new RangeError(`temperature: ${T} is not a temperature; it is 0 or more`);
  const best = greedy(logits);
  if (T === 0) return keepOnly(logits, (i) => i === best);
  return Float64Array.from(logits, (logit) => (logit - logits[best]) / T);
}
