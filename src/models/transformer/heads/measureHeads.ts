/** The scores of every head over a long text, and on random tokens said twice, where copying is the only way to know what
 *  comes next: an induction head would score there what it scores nowhere else.
 *  Source: olsson2022 (repeated random tokens). */

import { rng, scope } from '@/tensor';
import type { Tokenizer } from '../../text/tokenizer';
import type { GptOptions } from '../gpt';
import type { GptWeights } from '../gptWeights';
import { headScores, patterns, placesOf, type HeadScores, type Score } from './headScores';
import { readWith } from './switchOff';

/** `repeated` is the induction score on random tokens said twice. */
const measures = [...patterns, 'evenness', 'repeated'] as const;
/** [L][h] each */
export type MeasuredHeads = Readonly<Record<(typeof measures)[number], number[][]>>;

/** @param tokens a text that the model did not learn from
 *  @param windows of T tokens, spread evenly over the text
 *  @param repeats random segments of T/2 tokens, each said twice */
export function measureHeads(
  W: GptWeights,
  options: GptOptions,
  tokenizer: Tokenizer,
  tokens: readonly number[],
  { context: T, windows, repeats = 8 }: { context: number; windows: number; repeats?: number },
): MeasuredHeads {
  const read = (ids: readonly number[]): HeadScores[][] =>
    scope(() => {
      const places = placesOf(ids, ids.map((id) => tokenizer.piece(id))); // prettier-ignore
      return readWith(ids, W, options).attention.map((heads) => heads.map((A) => headScores(A, places)));
    });
  const count = Math.min(windows, Math.floor(tokens.length / T));
  const natural = Array.from({ length: count }, (_, n) => {
    const start = Math.floor((n * Math.floor(tokens.length / T)) / count) * T;
    return read(tokens.slice(start, start + T));
  });
  const draw = rng('repeated tokens');
  const said = Array.from({ length: repeats }, () => {
    const segment = Array.from({ length: T / 2 }, () => draw.integer(W.wte.shape[0]));
    return read([...segment, ...segment]);
  });
  const scores = (from: readonly HeadScores[][][], of: (scores: HeadScores) => Score): number[][] =>
    W.h.map((_, l) =>
      Array.from({ length: options.heads }, (_, h) => {
        const all = from.map((text) => of(text[l][h]));
        const queries = all.reduce((sum, score) => sum + score.queries, 0);
        return all.reduce((sum, { weight = 0, queries: q }) => sum + weight * q, 0) / Math.max(1, queries);
      }),
    );
  return {
    previous: scores(natural, ({ previous }) => previous),
    itself: scores(natural, ({ itself }) => itself),
    quote: scores(natural, ({ quote }) => quote),
    induction: scores(natural, ({ induction }) => induction),
    evenness: scores(natural, ({ evenness }) => ({ weight: evenness, even: 0, queries: 1 })),
    repeated: scores(said, ({ induction }) => induction),
  };
}

/** As a note in a weight file: three decimals. */
export const headsAsNote = (heads: MeasuredHeads): string =>
  JSON.stringify(heads, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(3)) : value));

/** What a weight file says of its heads; undefined where it says nothing that fits. */
export function headsFromNote(note: string | undefined, layers: number, heads: number): MeasuredHeads | undefined {
  try {
    const said = JSON.parse(note ?? '') as Record<string, unknown>;
    const fits = (table: unknown): boolean =>
      Array.isArray(table) &&
      table.length === layers &&
      table.every((row) => Array.isArray(row) && row.length === heads && row.every(Number.isFinite));
    return measures.every((name) => fits(said[name])) ? (said as unknown as MeasuredHeads) : undefined;
  } catch {
    return undefined; // not JSON
  }
}
