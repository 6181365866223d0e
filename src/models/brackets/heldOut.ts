/** The strings the race is judged on, the same for every cell and every seed of a race, drawn as those it trains on.
 *  Of the source: 1,000 of the trained lengths, 500 of 18 to 30 symbols.
 *  Our choice: they have a seed of their own, and a string may occur in training too, since short ones must: only five balanced
 *  strings of five colours have two symbols. After 30,000 strings about a third of the 1,000 has been met: all of two or four
 *  symbols, two thirds of those with six, a tenth of those with eight, hardly any longer ones. One colour has fewer strings, so more are met. */

import { rng, scope, type Tensor } from '@/tensor';
import { oneHot, scores, type BracketClassifier } from './classifier';
import { drawMany, type BracketString } from './generate';

/** Strings of one length. */
interface Group {
  /** [n, T, 2c] */
  x: Tensor;
  labels: number[];
}

export interface HeldOut {
  groups: Group[];
  count: number;
}

/** 1,000 strings of the trained lengths. */
export const shortStrings = (colours: number, longest: number): BracketString[] =>
  drawMany(rng('held out'), 1000, { colours, longest });

/** 500 strings of 18 to 30 symbols, whatever was trained on. */
export const longStrings = (colours: number): BracketString[] =>
  drawMany(rng('held out, long'), 500, { colours, shortest: 18, longest: 30 });

/** Strings as a cell reads them, those of one length together. */
export function grouped(strings: readonly BracketString[], colours: number): HeldOut {
  const byLength = Map.groupBy(strings, ({ symbols }) => symbols.length);
  const groups = Array.from(byLength.values(), (group) => ({
    x: oneHot(group.map(({ symbols }) => symbols), colours), // prettier-ignore
    labels: group.map(({ label }) => label),
  }));
  return { groups, count: strings.length };
}

/** The share of strings whose class is the one with the higher score. */
export function accuracy(classifier: BracketClassifier, { groups, count }: HeldOut): number {
  const right = groups.map(({ x, labels }) =>
    scope(() => {
      const s = scores(classifier, x).data; // [n, 2]
      return labels.filter((label, i) => Number(s[2 * i + 1] > s[2 * i]) === label).length;
    }),
  );
  return right.reduce((sum, n) => sum + n, 0) / count;
}
