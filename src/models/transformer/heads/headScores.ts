/** What a head does, in numbers: how much of its attention lies where a head of a known kind would look.
 *    score = mean over queries i of Σ_j A[i, j],   j over the places of query i
 *    evenness = mean over i ≥ 1 of H(A[i]) / ln(i + 1)      1: every token of the past alike, a bag of words
 *  Source: olsson2022 (prefix matching); clark2019 (entropy).
 *  Leaves out: what the head writes. That a head looks somewhere does not yet say what for; switching it off does. */

import type { Tensor } from '@/tensor';
import { entropy } from '../../language/sampling';
import { afterEarlier, itself, openingQuote, previousToken, type Places } from './places';

export const patterns = ['previous', 'itself', 'quote', 'induction'] as const;
export type Pattern = (typeof patterns)[number];

export interface Score {
  /** undefined where the text has no such place */
  readonly weight: number | undefined;
  /** what reading the whole past evenly would give at the same places */
  readonly even: number;
  /** queries that the mean is over */
  readonly queries: number;
}

export interface HeadScores extends Readonly<Record<Pattern, Score>> {
  /** undefined for a single token */
  readonly evenness: number | undefined;
  /** mean entropy of a row, in nats */
  readonly entropy: number;
}

export const placesOf = (ids: readonly number[], pieces: readonly string[]): Record<Pattern, Places> => ({
  previous: previousToken(ids.length),
  itself: itself(ids.length),
  quote: openingQuote(pieces),
  induction: afterEarlier(ids),
});

/** @param A [T, T], one head; row i is a distribution over 0 … i */
export function headScores(A: Tensor, places: Readonly<Record<Pattern, Places>>): HeadScores {
  const rows = A.tolist() as number[][];
  const entropies = rows.map(entropy);
  const shares = entropies.slice(1).map((H, i) => H / Math.log(i + 2));
  return {
    previous: weightAt(rows, places.previous),
    itself: weightAt(rows, places.itself),
    quote: weightAt(rows, places.quote),
    induction: weightAt(rows, places.induction),
    evenness: shares.length > 0 ? mean(shares) : undefined,
    entropy: mean(entropies),
  };
}

function weightAt(rows: readonly (readonly number[])[], places: Places): Score {
  const asked = places.flatMap((at, i) => (at.length > 0 ? [{ at, i }] : []));
  if (asked.length === 0) return { weight: undefined, even: 0, queries: 0 };
  return {
    weight: mean(asked.map(({ at, i }) => at.reduce((sum, j) => sum + rows[i][j], 0))),
    even: mean(asked.map(({ at, i }) => at.length / (i + 1))),
    queries: asked.length,
  };
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
