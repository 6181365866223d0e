/** Rotary positions, pair by pair: what one query at m and one key at n become, and how their score comes out of the pairs.
 *    s_i = (q_i R_{mω_i}ᵀ) · (k_i R_{nω_i}ᵀ) = q_i R_{(n−m)ω_i} k_iᵀ,   ω_i = base^{−2i/d}
 *    score = mean of s_i over the d/2 pairs
 *  Source: su2021, eq. 13–16 and 34.   Leaves out: the division by √d. Every pair holds the same two coordinates, so that
 *  what is seen is the work of the positions alone. */

import { fromArray, type Tensor } from '@/tensor';
import { rope, ropeAngles } from './rope';

export type Vector = readonly [number, number];

export interface RopeHead {
  /** the two coordinates that every pair of the query (key) holds */
  q: Vector;
  k: Vector;
  /** d/2 */
  pairs: number;
  base: number;
}

/** The same two coordinates in every pair.
 *  @returns [1, 2·pairs] */
export function inEveryPair([x, y]: Vector, pairs: number, name: string): Tensor {
  const data = Array.from({ length: pairs }, () => [x, y]).flat();
  return fromArray(data, [1, 2 * pairs], { name, axes: ['', 'd'] });
}

export interface Rotation {
  /** [1, d] each, before the rotation */
  q: Tensor;
  k: Tensor;
  /** [1, d] each, q R_mᵀ and k R_nᵀ */
  turnedQ: Tensor;
  turnedK: Tensor;
  /** s [d/2], the part of each pair in the score */
  parts: Tensor;
  /** [], the mean of s */
  score: Tensor;
}

/** Turns the query by m and the key by n, and multiplies.
 *  @throws RangeError when there is not at least one pair */
export function rotate(head: RopeHead, m: number, n: number): Rotation {
  const { pairs, base } = head;
  const q = inEveryPair(head.q, pairs, 'q');
  const k = inEveryPair(head.k, pairs, 'k');
  const turnedQ = rope(q, { base, offset: m }).named('q Rₘᵀ', ['', 'd']);
  const turnedK = rope(k, { base, offset: n }).named('k Rₙᵀ', ['', 'd']);
  const parts = turnedQ.mul(turnedK).reshape(pairs, 2).sum(-1).named('s', ['pair']); // [1, d] ∘ [1, d] -> [d/2]
  return { q, k, turnedQ, turnedK, parts, score: parts.mean().named('score') };
}

/** The same part of the score with one rotation instead of two: only the key is turned, by `by` positions.
 *    by = n − m gives the score; by = m − n turns it the wrong way
 *  @returns s [d/2] */
export function turnKeyOnly({ q, k, pairs, base }: RopeHead, by: number): Tensor {
  const turned = rope(inEveryPair(k, pairs, 'k'), { base, offset: by });
  return inEveryPair(q, pairs, 'q').mul(turned).reshape(pairs, 2).sum(-1).named('s', ['pair']);
}

/** How far one pair is turned at a position: p·ω_i, and the same within one round.
 *  @param pair from 0 */
export function turnAt({ pairs, base }: Pick<RopeHead, 'pairs' | 'base'>, p: number, pair: number) {
  const angle = ropeAngles(1, 2 * pairs, { base, offset: p }).at(0, pair);
  return { angle, within: angle % (2 * Math.PI) };
}

/** One pair's turning.
 *    ω_i radians a position, once round in 2π/ω_i positions */
export function turning({ pairs, base }: Pick<RopeHead, 'pairs' | 'base'>): { omega: number; period: number }[] {
  const angles = ropeAngles(1, 2 * pairs, { base, offset: 1 });
  return Array.from(angles.data, (omega) => ({ omega, period: (2 * Math.PI) / omega }));
}
