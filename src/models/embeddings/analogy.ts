/** A question in vectors: a − b + c ≈ ?, as in king − man + woman.
 *  For the cosine the three are scaled to length 1 first, so that none outweighs the others.
 *  Its answers leave out a, b and c; left in, one of them usually is the nearest.
 *  Source: Mikolov, Yih and Zweig 2013, Linguistic regularities in continuous space word representations. */

import { nearest, vectorOf, type Metric, type Neighbour } from './neighbours';

/** Ids of a, b and c. */
export type Analogy = readonly [a: number, b: number, c: number];

/** @param vectors [V, d]
 *  @param excludeInputs a, b and c are not answers
 *  @returns the `k` words nearest to a − b + c */
export function answers(
  vectors: Float32Array,
  d: number,
  abc: Analogy,
  metric: Metric,
  excludeInputs: boolean,
  k = 4,
): Neighbour[] {
  return nearest(vectors, asked(vectors, d, abc, metric), metric, k, excludeInputs ? abc : []);
}

/** a − b + c */
function asked(vectors: Float32Array, d: number, abc: Analogy, metric: Metric): Float32Array {
  const [a, b, c] = abc.map((id) => scaled(vectorOf(vectors, d, id), metric));
  return a.map((entry, i) => entry - b[i] + c[i]);
}

/** For the cosine, which compares directions, of length 1. */
export function scaled(vector: Float32Array, metric: Metric): Float32Array {
  const length = metric === 'cosine' ? Math.hypot(...vector) || 1 : 1;
  return vector.map((entry) => entry / length);
}
