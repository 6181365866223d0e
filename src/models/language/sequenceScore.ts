/** How likely a sequence is, from the conditionals of the chain rule.
 *    p(x_1 … x_n) = Π_t p(x_t | x_<t)        −ln p = Σ_t −ln p(x_t | x_<t)
 *  Each factor is the probability of the next token alone, given those before it.
 *  The sum is what can be read: it says what each token costs, and a mean of it compares sequences of different length. */

import { bits } from './bits';
import { surprisal } from './crossEntropy';
import { meanLoss, perplexity } from './sequenceLoss';

export interface SequenceScore {
  readonly product: number;
  /** −ln p(x_t | x_<t) of each token, in nats; ∞ for one that was impossible */
  readonly costs: readonly number[];
  /** their sum */
  readonly nats: number;
  /** a token on average */
  readonly natsPerToken: number;
  readonly bitsPerToken: number;
  readonly perplexity: number;
  /** the token that costs the most, the first of equals */
  readonly dearest: number;
  /** its share of the sum; NaN where there is no such share: all tokens certain, or one impossible */
  readonly dearestShare: number;
}

/** @param conditionals p(x_t | x_<t) of every token
 *  @throws RangeError for a sequence without tokens, which has no mean */
export function sequenceScore(conditionals: readonly number[]): SequenceScore {
  if (conditionals.length === 0) throw new RangeError('sequenceScore: a sequence without tokens has no mean');
  const costs = conditionals.map(surprisal);
  const nats = costs.reduce((sum, cost) => sum + cost, 0);
  const dearest = costs.indexOf(Math.max(...costs));
  const mean = meanLoss(conditionals);
  return {
    product: conditionals.reduce((product, p) => product * p, 1),
    costs,
    nats,
    natsPerToken: mean,
    bitsPerToken: bits(mean),
    perplexity: perplexity(mean),
    dearest,
    dearestShare: costs[dearest] / nats,
  };
}

/** A relative frequency after k more sightings of every word, none excepted:
 *    (p n + k) / (n + k V)
 *  @param p the frequency among n sightings  @param V words that there are */
export const withK = (p: number, k: number, n: number, V: number): number => (p * n + k) / (n + k * V);

/** p(first) / p(other), from their logarithms: the product itself may be too small a number. */
export const timesLessLikely = (other: SequenceScore, first: SequenceScore): number =>
  Math.exp(other.nats - first.nats);
