/** One layer over n tokens of width d, as work with dependencies. One job is one dot product of d numbers, d multiplications.
 *    recurrent    h_t = φ(U h_{t−1} + …): d jobs, the rows of U, after all jobs of h_{t−1}         n·d jobs,  n d² multiplications
 *    attention    a meeting q_i · k_j is one job, and none waits for another                       n² jobs,   n² d multiplications
 *  Source: vaswani2017, table 1.
 *  Leaves out: what both do to every token by itself (the input's weights, the four projections of attention), the softmax, and
 *  the second product of each meeting, its weight times its value: as the table does. */

import { listSchedule, type Group, type Schedule } from './listSchedule';

export interface Layer {
  /** one group a token: its state, or all meetings of its query */
  groups: readonly Group[];
  /** jobs in all, and multiplications in all */
  jobs: number;
  multiplications: number;
  /** ticks on a machine with as many lanes as it could use: what has to wait for something else */
  waiting: number;
  /** steps from the first token to the last; 0 where there is only one token */
  path: number;
}

export function recurrentLayer(n: number, d: number): Layer {
  const groups = Array.from({ length: n }, (_, t): Group => (t === 0 ? { jobs: d } : { jobs: d, after: t - 1 }));
  return layer(groups, d, n - 1);
}

/** @param causal a token meets itself and those before it: n (n + 1) / 2 meetings instead of n² */
export function attentionLayer(n: number, d: number, causal = false): Layer {
  const groups = Array.from({ length: n }, (_, i): Group => ({ jobs: causal ? i + 1 : n }));
  return layer(groups, d, n > 1 ? 1 : 0);
}

function layer(groups: readonly Group[], d: number, path: number): Layer {
  const jobs = groups.reduce((sum, group) => sum + group.jobs, 0);
  return { groups, jobs, multiplications: jobs * d, waiting: listSchedule(groups, Infinity).ticks, path };
}

export interface LayerRun extends Schedule {
  /** share of all lanes at all ticks that had a job */
  busy: number;
}

/** The whole layer on so many lanes. */
export function runLayer({ groups, jobs }: Layer, lanes: number): LayerRun {
  const run = listSchedule(groups, lanes);
  return { ...run, busy: jobs / (run.ticks * lanes) };
}

/** Shares done of so many cells, each standing for equally many neighbouring groups, after some ticks. */
export function progress({ groups }: Layer, lanes: number, ticks: number, cells: number): number[] {
  const { done } = listSchedule(groups, lanes, ticks);
  const count = Math.min(cells, groups.length);
  return Array.from({ length: count }, (_, cell) => {
    const [from, to] = [cell, cell + 1].map((edge) => Math.round((edge * groups.length) / count));
    let [all, made] = [0, 0];
    for (let group = from; group < to; group++) {
      all += groups[group].jobs;
      made += done[group];
    }
    return made / all;
  });
}

/** For each of so many bands of queries: how much of its block with each band of keys has been done. A block with no meeting is −1. */
export function blocks({ groups }: Layer, lanes: number, ticks: number, cells: number): number[][] {
  const n = groups.length;
  const { done } = listSchedule(groups, lanes, ticks);
  const count = Math.min(cells, n);
  const edges = Array.from({ length: count + 1 }, (_, edge) => Math.round((edge * n) / count));
  const within = (upTo: number, from: number, to: number): number => Math.max(0, Math.min(upTo, to) - from);
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (_, column) => {
      let [all, made] = [0, 0];
      for (let group = edges[row]; group < edges[row + 1]; group++) {
        all += within(groups[group].jobs, edges[column], edges[column + 1]);
        made += within(done[group], edges[column], edges[column + 1]);
      }
      return all === 0 ? -1 : made / all;
    }),
  );
}
