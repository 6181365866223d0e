/** Two smooth stand-ins for the largest logit, one on either side of it:
 *    Σ_i p_i x_i  ≤  max_i x_i  ≤  T · log Σ_i e^{x_i/T},   p = softmax(x / T)
 *  Both are the maximum as T → 0. They are T·H(p) apart, H the entropy of p.
 *  Source: Goodfellow, Bengio and Courville 2016, §6.2.2.3. */

import { greedy, type Logits } from './logits';

/** Σ p_i x_i, the mean logit under p. A token without probability adds nothing, not even when its logit is −∞. */
export const expectedLogit = (p: ArrayLike<number>, logits: Logits): number =>
  Array.from(p).reduce((sum, pi, i) => (pi > 0 ? sum + pi * logits[i] : sum), 0);

/** T · log Σ e^{x_i/T}, the largest logit taken out of the sum so that nothing overflows. At T = 1 the log-sum-exp.
 *  @param T 0 or more; 0 is the maximum itself
 *  @throws RangeError when no token is left, or a logit is NaN or +∞ */
export function logSumExp(logits: Logits, T = 1): number {
  const largest = logits[greedy(logits)];
  if (T === 0) return largest;
  return largest + T * Math.log(Array.from(logits).reduce((sum, x) => sum + Math.exp((x - largest) / T), 0));
}
