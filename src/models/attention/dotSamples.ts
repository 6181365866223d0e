import type { Rng, Tensor } from '@/tensor';

/** Dot products of random pairs whose entries are independent, with mean 0 and variance 1.
 *    s = Σ_i q_i k_i,   E s = 0,   Var s = Σ_i Var(q_i k_i) = dk
 *  Source: vaswani2017, footnote 4.   Leaves out: what training does to the entries.
 *  @returns [pairs] */
export function dotSamples(draw: Rng, pairs: number, dk: number): Tensor {
  const Q = draw.normalTensor([pairs, dk], 1, { name: 'Q', axes: ['n', 'dk'] });
  const K = draw.normalTensor([pairs, dk], 1, { name: 'K', axes: ['n', 'dk'] });
  return Q.mul(K).sum(1).named('q·k', ['n']); // [n, dk] -> [n]
}

/** The variance of dot products of dk unit-variance entries once divided: dk / divisor².   Source: vaswani2017, footnote 4. */
export const expectedVariance = (dk: number, divisor: number): number => dk / divisor ** 2;
