import type { Tensor } from '@/tensor';

export interface Ranked {
  /** The keys with the largest weights, strongest first. */
  readonly keys: readonly { readonly index: number; readonly weight: number }[];
  /** How many other keys there are, and what they share. */
  readonly others: { readonly count: number; readonly weight: number };
}

/** One query's attention, told by its strongest keys and what is left for the others.
 *  @param weights [R, n]  @param query its row  @param most how many keys to name */
export function strongestKeys(weights: Tensor, query: number, most: number): Ranked {
  const row = Array.from({ length: weights.shape[1] }, (_, index) => ({ index, weight: weights.at(query, index) }));
  row.sort((a, b) => b.weight - a.weight);
  const others = row.slice(most);
  const weight = others.reduce((sum, key) => sum + key.weight, 0);
  return { keys: row.slice(0, most), others: { count: others.length, weight } };
}
