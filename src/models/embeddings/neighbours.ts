/** The words nearest to a vector, in all its dimensions.
 *    cosine a · b / (|a| |b|), the larger the nearer      Euclidean |a − b|, the smaller the nearer */

export type Metric = 'cosine' | 'euclidean';

export interface Neighbour {
  id: number;
  /** cosine or distance */
  value: number;
}

/** Row `id` of vectors [V, d]. */
export const vectorOf = (vectors: Float32Array, d: number, id: number): Float32Array =>
  vectors.subarray(id * d, (id + 1) * d);

/** 0 for a vector of length 0, which has no direction. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += a[i] * b[i];
    aa += a[i] * a[i];
    bb += b[i] * b[i];
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}

export function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt(sum);
}

/** The `k` nearest rows, the nearest first; of equals the more frequent word.
 *  @param vectors [V, d]
 *  @param without ids that are not answers */
export function nearest(
  vectors: Float32Array,
  to: Float32Array,
  metric: Metric,
  k: number,
  without: readonly number[] = [],
): Neighbour[] {
  const d = to.length;
  const measure = metric === 'cosine' ? cosine : distance;
  return Array.from({ length: vectors.length / d }, (_, id) => ({ id, value: measure(vectorOf(vectors, d, id), to) }))
    .filter(({ id }) => !without.includes(id))
    .sort((a, b) => (metric === 'cosine' ? b.value - a.value : a.value - b.value) || a.id - b.id)
    .slice(0, k);
}
