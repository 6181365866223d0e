/** Does a score between two positions tell how far apart they are? The share of its variance that distance alone explains.
 *    η² = 1 − Σ (s_ij − mean of distance i − j)² / Σ (s_ij − mean of all)²   over i > j
 *  1: the score is a function of distance. Near 0: it is not. (An arbitrary table has about one part in T/2 by chance.) */

import type { Tensor } from '@/tensor';

export interface DistanceShare {
  /** η², nothing where the scores do not vary */
  share?: number;
  /** the largest difference between two scores at the same distance */
  spread: number;
}

/** @param scores [T, T], row i the later position */
export function distanceShare(scores: Tensor): DistanceShare {
  const [T = 0] = scores.shape;
  const diagonals = Array.from({ length: Math.max(0, T - 1) }, (_, at) =>
    Array.from({ length: T - 1 - at }, (_, j) => scores.data[(j + at + 1) * T + j]!),
  );
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const squares = (values: readonly number[], from: number) => values.reduce((sum, x) => sum + (x - from) ** 2, 0);
  const all = diagonals.flat();
  const total = squares(all, mean(all));
  const within = diagonals.reduce((sum, values) => sum + squares(values, mean(values)), 0);
  const spread = diagonals.reduce((most, values) => Math.max(most, Math.max(...values) - Math.min(...values)), 0);
  return { share: total > 0 ? 1 - within / total : undefined, spread };
}
