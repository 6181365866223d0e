/** Two ways to judge a string of brackets by hand: a stack, which is right, and one counter a colour, which is not. */

import { isOpener, partner } from './symbols';

export interface StackStep {
  symbol: number;
  /** the openers that wait for their closers, after this symbol; the last is the top */
  stack: number[];
  /** an opener, or the closer of the top */
  fits: boolean;
}

export interface StackTrace {
  /** one a symbol; after a closer that does not fit the stack stays as it is */
  steps: StackStep[];
  balanced: boolean;
  /** the first symbol that does not fit; missing also when the string only ends too early */
  failsAt?: number;
}

/** Pushes openers; a closer has to be the partner of the top, which it takes off. Balanced: all fit, and nothing is left. */
export function followStack(symbols: readonly number[], colours: number): StackTrace {
  let stack: number[] = [];
  const steps = symbols.map((symbol): StackStep => {
    const opens = isOpener(symbol, colours);
    const fits = opens || stack.at(-1) === partner(symbol, colours);
    if (fits) stack = opens ? [...stack, symbol] : stack.slice(0, -1);
    return { symbol, stack, fits };
  });
  const failsAt = steps.findIndex(({ fits }) => !fits);
  return { steps, balanced: failsAt < 0 && stack.length === 0, ...(failsAt >= 0 && { failsAt }) };
}

/** Openers minus closers after each symbol, whatever their colours. Balanced strings never fall below 0 and end there. */
export function heights(symbols: readonly number[], colours: number): number[] {
  let height = 0;
  return symbols.map((symbol) => (height += isOpener(symbol, colours) ? 1 : -1));
}

export interface CounterStep {
  symbol: number;
  /** one a colour: openers met minus closers met, after this symbol */
  counters: number[];
  /** its counter is not negative */
  fits: boolean;
}

export interface CounterTrace {
  steps: CounterStep[];
  /** what the counters say: none was ever negative, all end at 0 */
  accepts: boolean;
  /** the first symbol after which a counter is negative */
  failsAt?: number;
}

/** +1 for an opener, −1 for a closer, in the counter of its colour. Enough for one colour; several let crossing pairs pass. */
export function followCounters(symbols: readonly number[], colours: number): CounterTrace {
  let counters = Array.from({ length: colours }, () => 0);
  const steps = symbols.map((symbol): CounterStep => {
    const opens = isOpener(symbol, colours);
    const colour = opens ? symbol : partner(symbol, colours);
    counters = counters.map((count, i) => (i === colour ? count + (opens ? 1 : -1) : count));
    return { symbol, counters, fits: counters[colour] >= 0 };
  });
  const failsAt = steps.findIndex(({ fits }) => !fits);
  const accepts = failsAt < 0 && counters.every((count) => count === 0);
  return { steps, accepts, ...(failsAt >= 0 && { failsAt }) };
}
