/** A language model is judged by a text, not by a token: the mean loss over its positions, and the perplexity.
 *    L = −(1/T) Σ_t ln p̂(y_t | y_<t),   perplexity = e^L */

import { surprisal } from './crossEntropy';

/** The mean of −ln p over positions, in nats; ∞ when one of them was ruled out.
 *  @param p probability of the true token at each position, at least one */
export const meanLoss = (p: ArrayLike<number>): number =>
  Array.from(p).reduce((sum, pt) => sum + surprisal(pt), 0) / p.length;

/** As many equally likely tokens would surprise as much: the perplexity of a uniform prediction over n tokens is n. */
export const perplexity = (loss: number): number => Math.exp(loss);
