/** Merges applied one after another, in the order in which they were learned.
 *    a a a b  ->  aa a b  ->  aaa b  ->  aaab
 *  Source: Gage 1994, A new algorithm for data compression; Sennrich, Haddow and Birch 2015, arXiv 1508.07909. */

import type { Merge } from './merge';

/** The chunks after the first k merges. */
export function replay(chunks: readonly ArrayLike<number>[], merges: readonly Merge[], k: number): number[][] {
  const replayed = chunks.map((chunk) => Array.from(chunk));
  return merges.slice(0, k).reduce((symbols, merge) => symbols.map((chunk) => mergeAll(chunk, merge)), replayed);
}

/** One merge at all of its places, from the left: a a a becomes aa a. */
export function mergeAll(chunk: readonly number[], { left, right, id }: Merge): number[] {
  const merged: number[] = [];
  for (let i = 0; i < chunk.length; i++) {
    const here = chunk[i] === left && chunk[i + 1] === right;
    merged.push(here ? id : chunk[i]);
    if (here) i++;
  }
  return merged;
}
