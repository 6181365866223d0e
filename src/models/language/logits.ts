/** Logits: one score a token of the vocabulary, −∞ for a token that cannot come. What a language model puts out, and what
 *  temperature, top-k, top-p and the like change before a token is drawn. */

export type Logits = ArrayLike<number>;

/** The softmax: p_i = e^{l_i} / Σ_j e^{l_j}, the largest logit subtracted first so that nothing overflows.
 *  @throws RangeError when no token is left, or a logit is NaN or +∞ */
export function probabilities(logits: Logits): Float64Array {
  const largest = logits[greedy(logits)];
  const weights = Float64Array.from(logits, (logit) => Math.exp(logit - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** The likeliest token, the first of equals. What temperature 0 means.
 *  @throws RangeError when no token is left, or a logit is NaN or +∞ */
export function greedy(logits: Logits): number {
  let best = 0;
  for (let i = 0; i < logits.length; i++) {
    if (!(logits[i] < Infinity)) throw new RangeError(`logits: token ${i} has ${logits[i]}, which is not a score`);
    if (logits[i] > logits[best]) best = i;
  }
  if (!(logits[best] > -Infinity)) throw new RangeError('logits: every token is −∞; none is left to choose');
  return best;
}

/** The tokens marked true keep their logits, the others become −∞. */
export const keepOnly = (logits: Logits, kept: (i: number) => boolean): Float64Array =>
  Float64Array.from(logits, (logit, i) => (kept(i) ? logit : -Infinity));

/** Tokens from the likeliest to the least likely; equals in the order of the vocabulary. */
export const ranked = (logits: Logits): number[] =>
  Array.from(logits, (_, i) => i).sort((i, j) => (logits[i] === logits[j] ? i - j : logits[j] - logits[i]));
