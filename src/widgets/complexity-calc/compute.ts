/** Every count of the figure, and the lines that are drawn of them. */
import {
  crossover,
  flops,
  parts,
  positionWeights,
  weightsOf,
  workOf,
  type Part,
  type TransformerSizes,
} from '@/models/transformer/complexity/complexity';
import { chainWork, cheaperUpTo, lstmChain, stateSpaceChain } from '@/models/transformer/complexity/chains';
import { bytesEach, cacheNumbers, squareMeetsCache, squareNumbers } from '@/models/transformer/complexity/memory';
import { windowPasses, windowWeights } from '@/models/transformer/complexity/window';
import { cached, nextToken, recomputed } from '@/models/transformer/complexity/writing';
import type { StateOf } from '@/state/dials';
import { longest, type dials } from './dials';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;
type Points = [number, number][];

/** Whole numbers from 1 to `most`, in equal steps or equal ratios. */
function lengths(most: number, count: number, log: boolean): number[] {
  const at = (i: number) => (log ? most ** (i / count) : 1 + ((most - 1) * i) / count);
  return [...new Set(Array.from({ length: count + 1 }, (_, i) => Math.round(at(i))))];
}

/** Heights of the four areas over the length of the text. */
function areas(sizes: TransformerSizes, { n, areas, causal }: State) {
  const most = areas === 'share' ? longest : 2 * Math.max(n, crossover(sizes, causal));
  const x = lengths(most, 72, areas === 'share');
  const heights = x.map((length): Record<Part, number> => {
    const work = workOf(sizes, length, causal);
    const whole = areas === 'share' ? work.all : length;
    return Object.fromEntries(parts.map((part) => [part, work[part] / whole])) as Record<Part, number>;
  });
  return { x, heights, most, log: areas === 'share' };
}

export function compute(state: State) {
  const { n, d, N, h, ff, vocabulary, fresh, hidden, causal } = state;
  const sizes = { layers: N, d, ff, vocabulary };
  const work = workOf(sizes, n, causal);
  const lstm = lstmChain(N, d);
  const space = stateSpaceChain(N, d);
  const text = { prompt: n, fresh, causal };
  const naive = recomputed(sizes, text);
  const kept = cached(sizes, text);

  const around = lengths(Math.max(8, 2 * n), 32, false);
  const whole = lengths(longest, 40, true);
  const line = (x: readonly number[], y: (n: number) => number): Points => x.map((at) => [at, y(at)]);
  const bytes = (numbers: (n: number) => number) => (n: number) => bytesEach * numbers(n);
  const cache = bytes((at) => cacheNumbers(sizes, at));
  const square = bytes((at) => squareNumbers(h, at));
  const constant = (y: number) => () => y;
  const stateBytes = { lstm: bytesEach * lstm.state, space: bytesEach * space.state };
  const windowAt = (at: number) => windowWeights(sizes, hidden, at);

  return {
    sizes,
    work,
    share: Object.fromEntries(parts.map((part) => [part, work[part] / work.all])) as Record<Part, number>,
    flops: flops(work.all),
    perToken: work.all / n,
    crossover: crossover(sizes, causal),
    headWidth: d / h,
    /** Of the projections and meetings. */
    oneHead: (work.projections + work.meetings) / h,
    areas: areas(sizes, state),

    chains: {
      read: { transformer: work.all, lstm: chainWork(lstm, sizes, n), space: chainWork(space, sizes, n) },
      next: { transformer: nextToken(sizes, n), lstm: chainWork(lstm, sizes, 1), space: chainWork(space, sizes, 1) },
      kept: { transformer: cache(n), ...stateBytes },
      /** Tokens whose keys and values take as much room as the state. */
      worth: { lstm: stateBytes.lstm / cache(1), space: stateBytes.space / cache(1) },
      cheaperUpTo: cheaperUpTo(sizes, space, causal),
      work: {
        transformer: line(around, (at) => workOf(sizes, at, causal).all),
        lstm: line(around, (at) => chainWork(lstm, sizes, at)),
        space: line(around, (at) => chainWork(space, sizes, at)),
      },
      memory: {
        transformer: line(around, cache),
        lstm: line(around, constant(stateBytes.lstm)),
        space: line(around, constant(stateBytes.space)),
      },
    },

    memory: {
      cache: cache(n),
      cacheEach: cache(1),
      square: square(n),
      squares: N * square(n),
      meets: squareMeetsCache(sizes, h),
      lines: {
        cache: line(whole, cache),
        square: line(whole, square),
        lstm: line(whole, constant(stateBytes.lstm)),
        space: line(whole, constant(stateBytes.space)),
      },
    },

    writing: {
      naive,
      kept,
      saved: naive.all / kept.all,
      savedMeetings: naive.meetings / kept.meetings,
      lines: {
        naive: line(lengths(fresh, 40, true), (m) => recomputed(sizes, { ...text, fresh: m }).all),
        kept: line(lengths(fresh, 40, true), (m) => cached(sizes, { ...text, fresh: m }).all),
      },
    },

    weights: {
      transformer: weightsOf(sizes),
      positions: positionWeights(sizes, n),
      lstm: lstm.weights + d * vocabulary,
      space: space.weights + d * vocabulary,
      window: windowAt(n),
      windowEach: windowAt(1) - windowAt(0),
      passes: windowPasses(sizes, hidden),
      lines: {
        window: line(around, windowAt),
        transformer: line(around, constant(weightsOf(sizes))),
        lstm: line(around, constant(lstm.weights + d * vocabulary)),
        space: line(around, constant(space.weights + d * vocabulary)),
      },
    },
  };
}
