/** The first 1,000 strings of the race of chapter 4, one a step, in the task its figure runs: new strings drawn, lengths of 2 to
 *  16 symbols in random order, Adam, and the held-out strings judged twice. */

import type { BracketCell } from '@/models/brackets/classifier';
import type { RaceSettings } from '@/models/brackets/race';

export interface BracketRace {
  readonly settings: RaceSettings;
  /** taken of settings.sequences */
  readonly strings: number;
}

export const bracketRace = (cell: BracketCell): BracketRace => ({
  settings: {
    cells: [cell],
    colours: 5,
    longest: 16,
    hidden: 50,
    learningRate: 1e-3,
    batch: 1,
    sequences: 30_000,
  },
  strings: 1000,
});
