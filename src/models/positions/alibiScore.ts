/** ALiBi for one query and one key: nothing is turned, and a fixed penalty falls with the distance.
 *    score = q · k − slope_h (i − j)   for a key at j ≤ i; a later key is hidden
 *  Source: press2021, §3.   Leaves out: the division of q · k by √d. */

import { alibiBias, alibiSlopes } from './alibi';
import type { Vector } from './ropePair';

export interface AlibiScore {
  slope: number;
  /** q · k, the same at every distance */
  content: number;
  /** −slope (i − j), or −∞ for a later key */
  bias: number;
  score: number;
}

/** @param i the query's position  @param j the key's  @param head from 0, of `heads` */
export function alibiScore(q: Vector, k: Vector, i: number, j: number, head: number, heads = 8): AlibiScore {
  const content = q[0] * k[0] + q[1] * k[1];
  const slope = alibiSlopes(heads).at(head);
  const bias = j > i ? -Infinity : -slope * (i - j);
  return { slope, content, bias, score: content + bias };
}

/** The attention of the last of T tokens whose contents all score the same: the biases alone decide.
 *  @returns [T], oldest key first */
export function alibiWeights(T: number, head: number, heads = 8): number[] {
  const rows = alibiBias(heads, T, { causal: true }).softmax(-1); // [h, T, T]
  return Array.from({ length: T }, (_, j) => rows.at(head, T - 1, j));
}
