/** How surprised a model is by a text, a token on average.
 *    nats = −(1/n) Σ ln p(w_t | w_<t)      bits = nats / ln 2      perplexity = e^nats = 2^bits
 *  One token of probability 0 makes all three infinite. Perplexities of different tokenizations cannot be compared: the n
 *  differs; bits per byte can.   Source: Jelinek, Mercer, Bahl and Baker 1977. */

import type { NgramModel } from './ngramModel';

export interface Surprise {
  /** n */
  readonly tokens: number;
  /** cross-entropy, nats a token */
  readonly nats: number;
  readonly bits: number;
  readonly perplexity: number;
}

/** @param logProbabilities ln p of each token of the text; −∞ for a token that the model held impossible
 *  @throws RangeError when there is none */
export function perplexity(logProbabilities: ArrayLike<number>): Surprise {
  const n = logProbabilities.length;
  if (n === 0) throw new RangeError('perplexity: a text without tokens has no average');
  let sum = 0;
  for (let t = 0; t < n; t++) sum -= logProbabilities[t];
  const nats = sum / n;
  return { tokens: n, nats, bits: nats / Math.LN2, perplexity: Math.exp(nats) };
}

/** −Σ log₂ p / bytes, where bytes are those of the text in UTF-8: comparable across tokenizers. */
export function bitsPerByte(logProbabilities: ArrayLike<number>, bytes: number): number {
  const { bits, tokens } = perplexity(logProbabilities);
  return (bits * tokens) / bytes;
}

/** ln p of every token of a text under a model; START and the like (below 0) are context alone. */
export function logProbabilities(model: NgramModel, ids: readonly number[]): Float64Array {
  const values: number[] = [];
  ids.forEach((id, t) => {
    if (id >= 0) values.push(Math.log(model.probability(id, ids.slice(Math.max(0, t - model.context), t))));
  });
  return Float64Array.from(values);
}
