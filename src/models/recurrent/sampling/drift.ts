/** A generator on its own output, with errors thrown in.
 *    answer_t = argmax after what it has read,   written_t = answer_t, or with probability ε another symbol
 *    it reads next: written_t when it runs freely, the true symbol under teacher forcing
 *    share of runs that have left the line by step t, if the generator itself makes no error: 1 − (1 − ε)^t
 *  Leaves out: drawing from the distribution; the most likely symbol is written. */

import { rng, scope, tensor, zeros } from '@/tensor';
import { elmanStep } from '../elman';
import { goldIds, vocabulary } from './goldLine';
import type { LanguageModelWeights } from '../languageModel';

export interface GeneratedRun {
  answers: number[];
  written: number[];
}

export interface Drift {
  runs: GeneratedRun[];
  /** share of runs with a wrong symbol at or before each step, [T] */
  left: number[];
  /** share of runs with a wrong symbol at each step, [T] */
  off: number[];
  /** share of right answers, before errors are thrown in */
  right: number;
}

/** 1 − (1 − ε)^t: how likely at least one error is in t steps. */
export const errorWithin = (errorRate: number, t: number): number => 1 - (1 - errorRate) ** t;

/** The least t for which at least one error in t steps is as likely as not; Infinity without errors. */
export const evenChance = (errorRate: number): number =>
  errorRate === 0 ? Infinity : errorRate === 1 ? 1 : Math.ceil(Math.log(0.5) / Math.log(1 - errorRate));

/** Errors to be thrown in: 0 for none, else by how many places a symbol is moved on in the vocabulary. [runs][T] */
export function thrownErrors(errorRate: number, length: number, runs: number, seed: number): number[][] {
  const draw = rng(seed);
  return Array.from({ length: runs }, () =>
    Array.from({ length }, () => {
      const [u, by] = [draw.uniform(), 1 + draw.integer(vocabulary.length - 1)];
      return u < errorRate ? by : 0;
    }),
  );
}

/** All runs, side by side.
 *  @param errors as from thrownErrors, at least one run
 *  @param forced reads the line instead of what it wrote */
export function drift(W: LanguageModelWeights, errors: readonly (readonly number[])[], forced = false): Drift {
  const T = errors[0].length;
  const gold = goldIds(T + 1);
  // Runs with the same errors are the same run: with few errors most of them.
  const distinct = new Map(errors.map((thrown) => [thrown.join(' '), thrown]));
  const made = new Map([...distinct.keys()].map((key): [string, GeneratedRun] => [key, { answers: [], written: [] }]));
  scope(() => {
    const thrown = [...distinct.values()];
    const all = [...made.values()];
    let read = thrown.map(() => gold[0]);
    let h = zeros([thrown.length, W.hidden.U.shape[0]]);
    for (let t = 0; t < T; t++) {
      h = elmanStep(tensor(read).oneHot(vocabulary.length), h, W.hidden); // [R, V] -> [R, h]
      const answers = h.linear(W.output.W, W.output.b).argmax(-1).data; // [R, h] · [h, V] -> [R]
      read = all.map((run, r) => {
        const written = (answers[r] + thrown[r][t]) % vocabulary.length;
        run.answers.push(answers[r]);
        run.written.push(written);
        return forced ? gold[t + 1] : written;
      });
    }
  });
  const runs = errors.map((thrown) => made.get(thrown.join(' '))!);
  const R = runs.length;
  const share = (is: (run: GeneratedRun, t: number) => boolean): number[] =>
    Array.from({ length: T }, (_, t) => runs.filter((run) => is(run, t)).length / R);
  const wrong = ({ written }: GeneratedRun, t: number): boolean => written[t] !== gold[t + 1];
  const misses = share(({ answers }, t) => answers[t] !== gold[t + 1]);
  return {
    runs,
    left: share((run, t) => run.written.some((_, s) => s <= t && wrong(run, s))),
    off: share(wrong),
    right: 1 - misses.reduce((sum, miss) => sum + miss, 0) / T,
  };
}
