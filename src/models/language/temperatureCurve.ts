/** How the probabilities move with the temperature, from nearly argmax to nearly alike. */

import { probabilities, type Logits } from './logits';
import { temperature } from './temperature';

/** `count` temperatures from lo to hi, spaced by ratio. */
export const temperatures = (lo: number, hi: number, count: number): number[] =>
  Array.from({ length: count }, (_, k) => lo * (hi / lo) ** (k / (count - 1)));

/** softmax(x / T) at each T: one row a temperature, one entry a token.
 *  @throws RangeError when no token is left */
export const temperatureCurve = (logits: Logits, at: readonly number[]): Float64Array[] =>
  at.map((T) => probabilities(temperature(logits, T)));

/** No token has overtaken another: wherever x_i > x_j, p_i ≥ p_j. True at every temperature, because e^{x/T} rises with x. */
export const keepsRanking = (logits: Logits, p: ArrayLike<number>): boolean =>
  Array.from(logits).every((xi, i) => Array.from(logits).every((xj, j) => !(xi > xj) || p[i] >= p[j]));
