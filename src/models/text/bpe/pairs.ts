/** Counts the adjacent pairs of a sequence, all of them anew: what the trainer keeps up to date, written plainly.
 *    a a a b d a a a b a c  ->  (a, a) 4   (a, b) 2   (b, d) 1   (d, a) 1   (b, a) 1   (a, c) 1
 *  Pairs never reach from one chunk into the next. Overlapping places all count: a a a has two of (a, a), of which only one
 *  can be merged.
 *  Source: Sennrich, Haddow and Birch 2015, Neural machine translation of rare words with subword units, arXiv 1508.07909. */

import { byTie, type Tie } from './ties';

export interface PairCount {
  readonly left: number;
  readonly right: number;
  /** adjacent positions, each chunk counted as often as it is listed */
  readonly count: number;
  /** position of its first left symbol, counted from the first symbol of the first chunk */
  readonly first: number;
}

/** Where a pair stands. */
export interface PairPlace {
  readonly chunk: number;
  /** of the left symbol in its chunk */
  readonly index: number;
  /** false where the merge before it has already taken its left symbol */
  readonly merges: boolean;
}

/** All pairs, the next to be merged first: by count, then by the tie rule.
 *  @param spelling what each symbol spells, by id; only `lexicographic` reads it */
export function pairCounts(
  chunks: readonly ArrayLike<number>[],
  tie: Tie = 'first',
  spelling: readonly string[] = [],
): PairCount[] {
  const counts = new Map<string, { left: number; right: number; count: number; first: number }>();
  let position = 0;
  for (const chunk of chunks) {
    for (let i = 0; i + 1 < chunk.length; i++) {
      const [left, right] = [chunk[i], chunk[i + 1]];
      const key = `${left} ${right}`;
      const pair = counts.get(key);
      if (pair) pair.count++;
      else counts.set(key, { left, right, count: 1, first: position + i });
    }
    position += chunk.length;
  }
  const winner = byTie(tie, spelling);
  return [...counts.values()].sort((a, b) => b.count - a.count || winner(a, b));
}

/** Every place of one pair, from the left; as many as it counts. */
export function pairPlaces(chunks: readonly ArrayLike<number>[], left: number, right: number): PairPlace[] {
  const places: PairPlace[] = [];
  chunks.forEach((symbols, chunk) => {
    let taken = -1;
    for (let index = 0; index + 1 < symbols.length; index++) {
      if (symbols[index] !== left || symbols[index + 1] !== right) continue;
      const merges = index > taken;
      if (merges) taken = index + 1;
      places.push({ chunk, index, merges });
    }
  });
  return places;
}
