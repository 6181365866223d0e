import {
  bracketClassifier,
  classifierOf,
  parameterCount,
  readBrackets,
  type BracketCell,
} from '@/models/brackets/classifier';
import { countersScore } from '@/models/brackets/countersScore';
import { labelled } from '@/models/brackets/labelled';
import { followCounters, followStack, heights } from '@/models/brackets/stack';
import { brackets, glyph, isOpener, parseBrackets, partner } from '@/models/brackets/symbols';
import { memo } from '@/models/memo';
import { toNumbers } from '@/models/numbers';
import { rng, type Tensor } from '@/tensor';
import { cells, longestOf, mostSymbols, racing, type State } from './dials';

/** A bracket as drawn: its colour is its pair's, from 0. */
export interface Bracket {
  glyph: string;
  tint: number;
}
/** One symbol of the string, and how things stand after it. */
export interface Column extends Bracket {
  /** openers that wait, the top last */
  stack: Bracket[];
  /** The prefix is balanced, or waits for closers; this symbol cannot be right, or one before it was not. */
  state: 'balanced' | 'open' | 'failed' | 'after';
}

/** What a cell makes of a string. */
export interface Reading {
  /** [T, h] */
  states: Tensor;
  /** P(balanced) after every prefix */
  after: readonly number[];
  /** after the whole string */
  probability: number;
}

export interface LabelledRow {
  string: string;
  /** as in the lectures: + and −, or digits */
  written: string;
  brackets: Bracket[];
  colours: number;
  label: 0 | 1;
  /** openers minus closers, at the end and at its lowest */
  ends: number;
  least: number;
  counters: boolean;
  stack: boolean;
  /** P(balanced) of the cell; nothing when the string has colours it was not built for */
  probability?: number;
}

const bracket = (symbol: number, colours: number): Bracket => ({
  glyph: glyph(symbol, colours),
  tint: isOpener(symbol, colours) ? symbol : partner(symbol, colours),
});

/** The string in the figure's colours, cut to what can be drawn. */
function typed({ string, colours }: State) {
  const { symbols, ignored } = parseBrackets(string, colours);
  return { symbols: symbols.slice(0, mostSymbols), dropped: Math.max(0, symbols.length - mostSymbols), ignored };
}

export const glyphsOf = (state: State): string[] => typed(state).symbols.map((symbol) => glyph(symbol, state.colours));

export function readWith(
  weights: Float32Array,
  { shown, colours, hidden }: State,
  symbols: readonly number[],
): Reading {
  return readBrackets(classifierOf(shown, { colours, hidden }, weights), symbols);
}

export function labelledWith(weights: Float32Array, state: State): LabelledRow[] {
  const { shown, colours: known, hidden } = state;
  const classifier = classifierOf(shown, { colours: known, hidden }, weights);
  return labelled.map(({ symbols, colours, label }) => {
    const string = brackets(symbols, colours);
    const own = parseBrackets(string, known);
    const sums = heights(symbols, colours);
    return {
      string,
      written: symbols.map((symbol) => (colours > 1 ? symbol : '+−'[symbol])).join(''),
      brackets: symbols.map((symbol) => bracket(symbol, colours)),
      colours,
      label,
      ends: sums.at(-1)!,
      least: Math.min(...sums),
      counters: followCounters(symbols, colours).accepts,
      stack: followStack(symbols, colours).balanced,
      ...(own.ignored.length === 0 && { probability: readBrackets(classifier, own.symbols).probability }),
    };
  });
}

/** The weights with which the shown cell begins its race. */
const begun = memo(
  (shown: BracketCell, colours: number, hidden: number, seed: number): Float32Array =>
    toNumbers(bracketClassifier(shown, { colours, hidden }, rng(seed))),
  4,
);

const yardstick = memo(countersScore, 2);

export function compute(state: State) {
  const { colours, hidden } = state;
  const { symbols, dropped, ignored } = typed(state);
  const trace = followStack(symbols, colours);
  const counting = followCounters(symbols, colours);
  const failsAt = trace.failsAt ?? symbols.length;
  const columns = trace.steps.map(({ symbol, stack }, t): Column => {
    const before = stack.length ? 'open' : 'balanced';
    return {
      ...bracket(symbol, colours),
      stack: stack.map((opener) => bracket(opener, colours)),
      state: t < failsAt ? before : t === failsAt ? 'failed' : 'after',
    };
  });
  const weights = begun(state.shown, colours, hidden, state.seed);
  return {
    symbols,
    columns,
    dropped,
    ignored,
    balanced: trace.balanced,
    failsAt: trace.failsAt,
    /** The openers without a closer, where nothing else is wrong. */
    left: columns.at(-1)?.stack ?? [],
    /** What a closer met instead of its opener: the top of the stack, or nothing. */
    met: trace.failsAt === undefined ? undefined : trace.steps[trace.failsAt].stack.at(-1),
    counters: {
      accepts: counting.accepts,
      failsAt: counting.failsAt,
      /** one a colour, after the last symbol */
      end: counting.steps.at(-1)?.counters ?? Array.from({ length: colours }, () => 0),
    },
    /** What counters get on the strings the race is judged on. */
    yardstick: yardstick(colours, longestOf(state)),
    racing: racing(state),
    parameters: Object.fromEntries(cells.map((cell) => [cell, parameterCount(cell, { colours, hidden })])) as Record<
      BracketCell,
      number
    >,
    weights,
    reading: readWith(weights, state, symbols),
    labelled: state.read === 'labelled' ? labelledWith(weights, state) : undefined,
  };
}
export type Result = ReturnType<typeof compute>;
