/** The part of a distribution worth drawing. */
import type { Tensor } from '@/tensor';

export interface Heaviest {
  /** Indices in order of position, each with its weight. */
  readonly terms: readonly { readonly index: number; readonly weight: number }[];
  /** How many allowed entries were left out, and their weight together. */
  readonly others: number;
  readonly otherWeight: number;
  /** Index of the largest weight, −1 in a row without a value. */
  readonly top: number;
}

/** The `limit` largest weights of row i, put back into the order of the text.
 *  @param weights [T, T], rows are distributions  @param mask [T, T]; entries with 0 are never listed
 *  @returns no terms for a row without an allowed key */
export function heaviest(weights: Tensor, mask: Tensor, i: number, limit: number): Heaviest {
  const keys = weights.shape[1]!;
  const allowed = Array.from({ length: keys }, (_, index) => ({ index, weight: weights.at(i, index) })).filter(
    ({ index }) => mask.at(i, index) !== 0,
  );
  const ranked = allowed.toSorted((a, b) => b.weight - a.weight || a.index - b.index);
  const rest = ranked.slice(limit);
  return {
    terms: ranked.slice(0, limit).toSorted((a, b) => a.index - b.index),
    others: rest.length,
    otherWeight: rest.reduce((sum, { weight }) => sum + weight, 0),
    top: ranked[0]?.index ?? -1,
  };
}

/** The largest weight of all rows that have a value; 1 when none has. */
export function peak(weights: Tensor): number {
  return weights.data.reduce((most, weight) => Math.max(most, Number.isNaN(weight) ? 0 : weight), 0) || 1;
}
