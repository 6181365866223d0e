/** What the teacher-forcing figure measures. */
import { memo } from '@/models/memo';
import type { LanguageModelWeights } from '@/models/recurrent/languageModel';
import { drift, errorWithin, evenChance, thrownErrors, type Drift } from '@/models/recurrent/sampling/drift';
import { compareFeeds } from '@/models/recurrent/sampling/feeds';
import { goldIds, vocabulary } from '@/models/recurrent/sampling/goldLine';
import { trainedBefore, type Ratio } from '@/models/recurrent/sampling/trainedBefore';

export interface State {
  errorRate: number;
  length: number;
  ratio: Ratio;
  steps: number;
  seed: number;
  step: number;
}

export const runs = 100;

export const letter = (id: number): string => vocabulary[id].replace(' ', '␣');
/** The first symbol, which every run is given. */
export const given = letter(goldIds(1)[0]);

const errorsOf = memo((errorRate: number, length: number, seed: number) => thrownErrors(errorRate, length, runs, seed));

/** A generator fed the line, fed its own output, and the same with errors thrown in. */
export interface Tried {
  forced: number;
  free: number;
  disturbed: Drift;
}

export function tryOut(W: LanguageModelWeights, errors: readonly (readonly number[])[]): Tried {
  const none = [errors[0].map(() => 0)];
  return { forced: drift(W, none, true).right, free: drift(W, none).right, disturbed: drift(W, errors) };
}

const tryBefore = memo(
  (ratio: Ratio, errors: readonly (readonly number[])[]): Tried => tryOut(trainedBefore(ratio), errors),
  6,
);

export function compute({ errorRate, length, ratio, seed }: State) {
  const errors = errorsOf(errorRate / 100, length, seed);
  const slipped = errors.findIndex((run) => run.some((by) => by !== 0));
  const run = Math.max(0, slipped);
  /** Asked for when it is needed: three generators take their time. */
  const tried = (one: Ratio): Tried => tryBefore(one, errors);
  const feeds = feedsOf(tried(ratio).disturbed, trainedBefore(ratio), errors, run);
  return {
    errors,
    run,
    tried,
    feeds,
    law: Array.from({ length }, (_, t) => errorWithin(errorRate / 100, t + 1)),
    even: evenChance(errorRate / 100),
  };
}

export type Result = ReturnType<typeof compute>;

/** One run, symbol by symbol, as it is drawn. */
export function feedsOf({ runs }: Drift, W: LanguageModelWeights, errors: readonly (readonly number[])[], run: number) {
  const { gold, forced, free, ...counts } = compareFeeds(W, errors[run], runs[run].written);
  return {
    ...counts,
    columns: gold.map((id, t) => ({
      gold: letter(id),
      forced: { letter: letter(forced[t]), off: forced[t] !== id },
      free: { letter: letter(free[t]), off: free[t] !== id },
      thrown: errors[run][t] !== 0,
    })),
  };
}
