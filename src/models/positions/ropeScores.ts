/** How the rotary score runs with the distance between key and query, and how much of it training has seen.
 *  Source: su2021, §3.4.3 (decay with distance).   Leaves out: causal masking; distances of both signs are shown. */

import { concat } from '@/tensor';
import { rope } from './rope';
import { inEveryPair, turning, type RopeHead } from './ropePair';

export interface ScorePoint {
  /** n − m */
  distance: number;
  /** of the chosen pair */
  pair: number;
  /** the mean over all pairs */
  mean: number;
}

/** The score of a query at 0 and the key at every distance from −reach to reach.
 *  @param pair from 0 */
export function scoreCurve(head: RopeHead, pair: number, reach: number): ScorePoint[] {
  const { pairs, base } = head;
  const count = 2 * reach + 1;
  const keys = concat(Array(count).fill(inEveryPair(head.k, pairs, 'k')), 0); // [count, d]
  const turned = rope(keys, { base, offset: -reach });
  const parts = turned
    .mul(inEveryPair(head.q, pairs, 'q'))
    .reshape(count, pairs, 2)
    .sum(-1); // [count, d/2]
  const means = parts.mean(-1);
  return Array.from({ length: count }, (_, c) => ({
    distance: c - reach,
    pair: parts.at(c, pair),
    mean: means.at(c),
  }));
}

/** Which pairs stand, at this distance, at an angle that no distance of training has given them.
 *  Training looked back 0 … trained − 1 positions: a pair that went once round within them has met every angle, a slower
 *  one only those up to (trained − 1)·ω_i.
 *  @param trained how many positions training had
 *  @returns a flag a pair, the fastest first */
export function newAngles(head: Pick<RopeHead, 'pairs' | 'base'>, distance: number, trained: number): boolean[] {
  const round = 2 * Math.PI;
  return turning(head).map(({ omega }) => {
    const met = (trained - 1) * omega;
    return met < round && (Math.abs(distance) * omega) % round > met;
  });
}
