/** Probabilities a hand moves: they are shares of one, so what one gains the others lose. */

/** Numbers as shares of their sum; all alike when there is nothing to share. */
export function shares(weights: ArrayLike<number>): Float64Array {
  const total = Array.from(weights).reduce((sum, w) => sum + w, 0);
  return Float64Array.from(weights, (w) => (total > 0 ? w / total : 1 / weights.length));
}

/** Token i is given the probability p, and the others share the rest in the proportions they had, as they do when only the
 *  logit of token i moves. When the others had nothing they share alike.
 *  @param p in [0, 1] */
export function withShare(probabilities: ArrayLike<number>, i: number, p: number): Float64Array {
  const others = shares(Array.from(probabilities).filter((_, j) => j !== i));
  return Float64Array.from(probabilities, (_, j) => (j === i ? p : (1 - p) * others[j < i ? j : j - 1]!));
}
