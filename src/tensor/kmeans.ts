/** k-means: points gather around k centres.
 *    assign every point to its nearest centre; move every centre to the mean of its points; repeat until no point changes
 *  Neither step can make the sum of squared distances larger, so it ends: in a minimum that depends on where it began.
 *  Source: Lloyd 1957 (published 1982).   Leaves out: choosing the first centres; any distance but the Euclidean. */

import { show } from './errors';
import { fromArray } from './make';
import type { Tensor } from './tensor';

export interface Assignment {
  /** n centres' numbers, the nearest to each point; of equally near ones the first */
  labels: number[];
  /** [k, d], the centres the points were assigned to */
  centroids: Tensor;
  /** Σ squared distance to the nearest centre */
  inertia: number;
}

/** One assignment after the other; between two of them the centres move. A centre without points stays where it is.
 *  Ends with the assignment that repeats the one before, or after `limit` assignments. Not on the tape.
 *  @param X [n, d], a row a point
 *  @param init [k, d], the first centres
 *  @throws RangeError when the shapes disagree, a number is not finite, or there is nothing to assign */
export function* lloyd(X: Tensor, init: Tensor, limit = 1000): Generator<Assignment, void> {
  if (X.ndim !== 2 || init.ndim !== 2 || X.shape[1] !== init.shape[1] || X.size === 0 || init.size === 0)
    throw new RangeError(`kmeans: ${show(X)} and ${show(init)} are not points [n, d] and centres [k, d]`);
  for (const given of [X, init])
    if (!given.data.every(Number.isFinite))
      throw new RangeError(`kmeans: ${show(given)} holds a number that is not finite`);
  const points = rowsOf(X);
  let centres = rowsOf(init);
  let before: number[] = [];
  for (let turn = 0; turn < limit; turn++) {
    const nearest = points.map((point) => nearestOf(point, centres));
    const labels = nearest.map(({ label }) => label);
    const inertia = nearest.reduce((sum, { distance }) => sum + distance, 0);
    yield { labels, centroids: fromArray(centres.flat(), [...init.shape]), inertia };
    if (labels.every((label, i) => label === before[i])) return;
    before = labels;
    centres = centres.map((centre, c) => meanOf(points.filter((_, i) => labels[i] === c)) ?? centre);
  }
}

/** The last assignment, whose centres are the means of its points.
 *  @throws RangeError as lloyd does */
export function kmeans(X: Tensor, init: Tensor): Assignment {
  return [...lloyd(X, init)].at(-1)!;
}

function rowsOf(x: Tensor): number[][] {
  const [n, d] = x.shape;
  return Array.from({ length: n }, (_, i) => Array.from(x.data.subarray(i * d, (i + 1) * d)));
}

const squaredDistance = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, entry, i) => sum + (entry - b[i]) ** 2, 0);

function nearestOf(point: readonly number[], centres: readonly number[][]): { label: number; distance: number } {
  const distances = centres.map((centre) => squaredDistance(point, centre));
  const distance = Math.min(...distances);
  return { label: distances.indexOf(distance), distance };
}

/** Undefined for no points. */
const meanOf = (points: readonly number[][]): number[] | undefined =>
  points[0]?.map((_, axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
