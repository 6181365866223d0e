import type { NextTokenModel } from '../nextToken';
import { START, type NgramCounts } from './counts';

/** A model that looks at the last order − 1 tokens and no further. */
export interface NgramModel extends NextTokenModel {
  /** N */
  readonly order: number;
  /** p(next = id | ids) */
  probability(id: number, ids: readonly number[]): number;
  /** p(next | ids) of every token, [V] */
  distribution(ids: readonly number[]): Float64Array;
}

/** How one rule of smoothing answers, from a context that is already cut to the window. */
export interface Rule {
  probability(id: number, h: readonly number[]): number;
  distribution(h: readonly number[]): Float64Array;
}

/** A rule as a language model: contexts are cut to the window, logits are ln p.
 *  @param order N, at most the order that was counted
 *  @throws RangeError when more was asked for than was counted */
export function ngramModel(counts: NgramCounts, order: number, { probability, distribution }: Rule): NgramModel {
  if (!(Number.isInteger(order) && order >= 1 && order <= counts.order))
    throw new RangeError(`n-gram model: order ${order}, counted up to ${counts.order}`);
  return {
    order,
    vocabulary: counts.vocabulary,
    context: order - 1,
    probability: (id, ids) => probability(id, windowOf(ids, order)),
    distribution: (ids) => distribution(windowOf(ids, order)),
    logits: (ids) => distribution(windowOf(ids, order)).map(Math.log),
  };
}

/** The last N − 1 tokens, and nothing before the start of the sentence they are in. */
export function windowOf(ids: readonly number[], order: number): number[] {
  const window = order === 1 ? [] : ids.slice(1 - order);
  const start = window.lastIndexOf(START);
  return start > 0 ? window.slice(start) : window;
}
