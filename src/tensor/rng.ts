/** Randomness as an argument: the same seed gives the same draws on every machine.
 *  Source: mulberry32 by Tommy Ettinger (public domain), 2³² states, good enough to teach with; FNV-1a for text seeds.
 *  Leaves out: cryptographic quality. */

import { fromArray } from './make';
import type { TensorOptions } from './methods/storage';
import { sizeOf, type Shape } from './shape';
import type { Tensor } from './tensor';

export interface Rng {
  /** uniform in [lo, hi), default [0, 1) */
  uniform(lo?: number, hi?: number): number;
  /** normal, default mean 0 and standard deviation 1 */
  normal(mean?: number, std?: number): number;
  /** 0 … n − 1, all equally likely. @throws RangeError unless n is a positive whole number */
  integer(n: number): number;
  /** 0 … n − 1 in random order */
  permutation(n: number): number[];
  /** i with probability weights[i] / Σ weights. @throws RangeError unless weights are ≥ 0 with a positive, finite sum */
  categorical(weights: ArrayLike<number>): number;
  /** independent normal entries with mean 0 */
  normalTensor(shape: Shape, std?: number, options?: TensorOptions): Tensor;
  /** independent uniform entries in [lo, hi), default [0, 1) */
  uniformTensor(shape: Shape, lo?: number, hi?: number, options?: TensorOptions): Tensor;
}

/** A source of random numbers; the seed is a number (its lower 32 bits count) or any text. */
export function rng(seed: number | string): Rng {
  let state = typeof seed === 'string' ? hash(seed) : seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const uniform = (lo = 0, hi = 1): number => lo + (hi - lo) * next();
  const integer = (n: number): number => {
    if (!Number.isInteger(n) || n < 1) throw new RangeError(`integer: ${n} is not a positive whole number`);
    return Math.floor(next() * n);
  };
  // Box–Muller: a random angle, and the radius whose square is exponential
  const normal = (mean = 0, std = 1): number =>
    mean + std * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const filled = (shape: Shape, draw: () => number, options?: TensorOptions): Tensor =>
    fromArray(Float32Array.from({ length: sizeOf(shape) }, draw), shape, options);

  return {
    uniform,
    normal,
    integer,
    permutation(n) {
      const order = Array.from({ length: n }, (_, i) => i);
      for (let i = n - 1; i > 0; i--) {
        const j = integer(i + 1);
        [order[i], order[j]] = [order[j], order[i]];
      }
      return order;
    },
    categorical(weights) {
      const all = Array.from(weights);
      const total = all.reduce((sum, weight) => sum + weight, 0);
      if (!(total > 0 && Number.isFinite(total)) || all.some((weight) => weight < 0))
        throw new RangeError(`categorical: the weights ${all.join(', ')} are not a distribution`);
      let left = next() * total;
      const chosen = all.findIndex((weight) => (left -= weight) < 0);
      return chosen >= 0 ? chosen : all.findLastIndex((weight) => weight > 0); // rounding can leave a crumb
    },
    normalTensor: (shape, std = 1, options) => filled(shape, () => normal(0, std), options),
    uniformTensor: (shape, lo = 0, hi = 1, options) => filled(shape, () => uniform(lo, hi), options),
  };
}

/** FNV-1a over the code units of a text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value | 0;
}
