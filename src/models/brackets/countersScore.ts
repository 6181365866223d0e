/** What counting alone gets on the strings the race is judged on: a cell that scores no better need not have learned more. */

import { longStrings, shortStrings } from './heldOut';
import { followCounters, heights } from './stack';
import type { BracketString } from './generate';

/** Shares of strings judged rightly. */
export interface CountersScore {
  /** one counter a colour */
  coloured: number;
  /** one counter that ignores the colours */
  blind: number;
}

/** @returns the scores on the held-out strings of the trained lengths, and on the longer ones */
export function countersScore(colours: number, longest: number): { short: CountersScore; long: CountersScore } {
  return {
    short: scoreOn(shortStrings(colours, longest), colours),
    long: scoreOn(longStrings(colours), colours),
  };
}

function scoreOn(strings: readonly BracketString[], colours: number): CountersScore {
  const share = (accepts: (symbols: readonly number[]) => boolean): number =>
    strings.filter(({ symbols, label }) => Number(accepts(symbols)) === label).length / strings.length;
  return {
    coloured: share((symbols) => followCounters(symbols, colours).accepts),
    blind: share((symbols) => {
      const sums = heights(symbols, colours);
      return sums.at(-1) === 0 && Math.min(...sums) >= 0;
    }),
  };
}
