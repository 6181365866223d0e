/** Does attention notice the order of its words? The same words go in twice, in two orders, and the outputs are set side by side. */
import { sinusoidal } from '@/models/positions/sinusoidal';
import type { Tensor } from '@/tensor';
import { letterVectors } from './letterVectors';
import { maskedHead, seededHead, type MaskedHead } from './maskedHead';
import { bidirectional, causal as causalMask } from './masks';
import { permutationMatrix } from './permutation';

export interface ShuffleSettings {
  readonly words: readonly string[];
  /** order[i] is which word stands at place i the second time. */
  readonly order: readonly number[];
  readonly positions: boolean;
  readonly causal: boolean;
  readonly d: number;
  readonly seed: number;
}

/** One run of the head: what went in and everything that came of it. `output` is Y. */
export interface Run extends MaskedHead {
  readonly X: Tensor; // [n, d]
}

export interface ShuffleTest {
  readonly first: Run;
  readonly second: Run;
  /** P·Y: the first outputs, brought into the second order. [n, d] */
  readonly carried: Tensor;
  /** P·Y − Y′. [n, d] */
  readonly difference: Tensor;
  /** max |P·Y − Y′|: 0 when the outputs move along with their words (equivariance). */
  readonly error: number;
  /** max |Y − Y′|: 0 when the outputs stay where they were (invariance). */
  readonly errorInPlace: number;
  /** The mean output of each run, [d], and the largest difference between the two. */
  readonly pooled: { readonly first: Tensor; readonly second: Tensor; readonly error: number };
}

/** float32 keeps about seven digits, and another order of words adds the same numbers in another order. */
export const rounding = 1e-5;

/**
 * Attention over the words in two orders.
 *    Y = Attn(E + pos)      Y′ = Attn(P·E + pos)      equivariant:  P·Y = Y′ for every permutation P
 *  The position vectors belong to the places, so they do not move along with the words.
 *  Source: haviv2022 (a causal mask alone tells order).   Leaves out: training; W^O; several heads, which change nothing here.
 *  @throws RangeError without words
 */
export function shuffleTest({ words, order, positions, causal, d, seed }: ShuffleSettings): ShuffleTest {
  const n = words.length;
  const E = letterVectors(words, d, seed).named('E', ['n', 'd']);
  const P = permutationMatrix(order);
  const head = seededHead(d, d, seed);
  const mask = causal ? causalMask(n) : bidirectional(n);
  const run = (embedded: Tensor, name: string): Run => {
    const X = positions ? embedded.add(sinusoidal(n, d)).named('X', ['n', 'd']) : embedded;
    const stages = maskedHead(X, head, mask, 'before');
    stages.output.named(name, ['n', 'd']);
    return { ...stages, X };
  };
  const first = run(E, 'Y');
  const second = run(P.matmul(E).named('P·E', ['n', 'd']), 'Y′'); // [n, n] · [n, d] -> [n, d]
  const carried = P.matmul(first.output).named('P·Y', ['n', 'd']);
  const difference = carried.sub(second.output).named('P·Y − Y′', ['n', 'd']);
  const mean = (Y: Tensor) => Y.mean(0).named(`mean of ${Y.name}`, ['d']); // [n, d] -> [d]
  const pooled = { first: mean(first.output), second: mean(second.output) };
  return {
    first,
    second,
    carried,
    difference,
    error: largest(difference),
    errorInPlace: largest(first.output.sub(second.output)),
    pooled: { ...pooled, error: largest(pooled.first.sub(pooled.second)) },
  };
}

const largest = (x: Tensor) => Math.max(0, ...x.abs().data);
