/** Which tokens may come at all: the tail of the distribution is cut off, the rest shares the probability anew.
 *  Each takes logits and gives logits, with −∞ for what is cut, so they can follow each other in any order.
 *  Source: Fan et al. 2018, arXiv 1805.04833 (top-k); Holtzman et al. 2019, arXiv 1904.09751 (top-p, nucleus);
 *  Nguyen et al. 2024, arXiv 2407.01082 (min-p). */

import { greedy, keepOnly, probabilities, ranked, type Logits } from './logits';

/** The k likeliest tokens.
 *  @param ties 'first': exactly k, of equals the first in the vocabulary; 'all': every token as likely as the k-th
 *  @throws RangeError unless k is a positive whole number */
export function topK(logits: Logits, k: number, ties: 'first' | 'all' = 'first'): Float64Array {
  if (!(Number.isInteger(k) && k > 0)) throw new RangeError(`topK: k is ${k}, not a positive whole number`);
  if (k >= logits.length) return Float64Array.from(logits);
  const order = ranked(logits);
  const lowest = logits[order[k - 1]];
  const first = new Set(order.slice(0, k));
  return keepOnly(logits, (i) => (ties === 'all' ? logits[i] >= lowest : first.has(i)));
}

/** The nucleus: the likeliest tokens until their probabilities sum to p, the one that crosses p included.
 *  @throws RangeError unless 0 < p ≤ 1 */
export function topP(logits: Logits, p: number): Float64Array {
  if (!(p > 0 && p <= 1)) throw new RangeError(`topP: p is ${p}, not above 0 and at most 1`);
  if (p === 1) return Float64Array.from(logits); // the sum of all may round to less than 1, or reach it too early
  const probability = probabilities(logits);
  const nucleus = new Set<number>();
  let sum = 0;
  for (const i of ranked(logits)) {
    if (sum >= p) break;
    nucleus.add(i);
    sum += probability[i];
  }
  return keepOnly(logits, (i) => nucleus.has(i));
}

/** Tokens at least `share` times as likely as the likeliest.
 *  @throws RangeError unless 0 ≤ share ≤ 1 */
export function minP(logits: Logits, share: number): Float64Array {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`minP: ${share} is not a share between 0 and 1`);
  const lowest = logits[greedy(logits)] + Math.log(share); // p_i ≥ share · p_max
  return keepOnly(logits, (i) => logits[i] >= lowest);
}
