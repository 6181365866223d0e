/** One run of a generator on its own output, held against the line and against the same errors under teacher forcing. */

import { drift } from './drift';
import { goldIds } from './goldLine';
import type { LanguageModelWeights } from '../languageModel';

export interface Feeds {
  /** the symbols of the line, and what is written instead of each under either feed, [T] */
  gold: number[];
  forced: number[];
  free: readonly number[];
  /** the place of the first error thrown in; −1 without one */
  first: number;
  /** errors thrown in */
  thrown: number;
  forcedWrong: number;
  freeWrong: number;
  /** the place from which the free run is on the line to its end, after an error */
  backAt: number | undefined;
}

/** @param errors one run of thrownErrors()
 *  @param free what drift() wrote in that run */
export function compareFeeds(W: LanguageModelWeights, errors: readonly number[], free: readonly number[]): Feeds {
  const gold = goldIds(errors.length + 1).slice(1);
  const forced = drift(W, [errors], true).runs[0].written;
  const first = errors.findIndex((by) => by !== 0);
  const last = free.findLastIndex((id, t) => id !== gold[t]);
  const wrong = (written: readonly number[]): number => written.filter((id, t) => id !== gold[t]).length;
  return {
    gold,
    forced,
    free,
    first,
    thrown: errors.filter((by) => by !== 0).length,
    forcedWrong: wrong(forced),
    freeWrong: wrong(free),
    backAt: first >= 0 && last < gold.length - 1 ? last + 1 : undefined,
  };
}
