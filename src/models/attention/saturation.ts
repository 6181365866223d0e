import type { Tensor } from '@/tensor';

/** What the scores are divided by before the softmax. */
export type Divisor = 'none' | 'sqrt' | 'dk';
export const divisors: readonly Divisor[] = ['none', 'sqrt', 'dk'];

/** 1, √dk or dk. */
export const divisorValue = (divisor: Divisor, dk: number): number => ({ none: 1, sqrt: Math.sqrt(dk), dk })[divisor];

export interface Saturation {
  /** Mean largest weight of a row; 1/n when nothing stands out, 1 when one key takes all. */
  readonly strongest: number;
  /** Mean entropy of a row as a share of log n; 1 is uniform, 0 is one key. */
  readonly entropy: number;
  /** Length of the gradient that reaches the scores of the median row. */
  readonly gradient: number;
}

/** How far a softmax over n keys has saturated, over R queries.
 *  Source: vaswani2017 §3.2.1 ("regions where it has extremely small gradients").
 *  Leaves out: the factor 1/divisor of the chain rule, which the projections of q and k can take up.
 *  @param scores [R, n], already divided; n ≥ 2  @param upstream [R, n], the gradient sent back from the weights */
export function saturation(scores: Tensor, upstream: Tensor): Saturation {
  const weights = scores.softmax(1); // [R, n]
  return {
    strongest: weights.max(1).mean().item(),
    entropy: entropyShare(weights).mean().item(),
    gradient: median(gradientLength(scores, upstream)),
  };
}

/** Entropy of each row as a share of the largest possible.
 *    H(p) / log n = Σ_j p_j log(1/p_j) / log n,   0 log(1/0) = 0
 *  Source: shannon1948 §6.
 *  @param weights [R, n]; n ≥ 2  @returns [R] */
export function entropyShare(weights: Tensor): Tensor {
  const surprise = weights.maximum(smallest).reciprocal().log(); // finite, so that a weight of 0 contributes 0
  return weights.mul(surprise).sum(1).div(Math.log(weights.shape[1])); // [R, n] -> [R]
}
const smallest = 1e-38; // nearly the least normal float32

/** What is left of a gradient once it has come back through the softmax, by the tape.
 *    g_j = ∂(u · p) / ∂s_j = p_j (u_j − Σ_i u_i p_i);   its length goes to 0 as p goes to one key
 *  For u of independent unit-variance entries the mean of ‖g‖² is the squared Frobenius norm of the softmax Jacobian.
 *  Source: vaswani2017 §3.2.1; the closed form is only what the tests compare with.
 *  @param scores [R, n]  @param upstream u [R, n]  @returns ‖g‖ of each row, [R] */
export function gradientLength(scores: Tensor, upstream: Tensor): Tensor {
  const s = scores.detach({ requiresGrad: true });
  s.softmax(1).backward(upstream);
  return s.grad!.square().sum(1).sqrt(); // [R, n] -> [R]
}

/** The middle one: a few rows whose best two keys nearly tie would carry a mean. */
function median(values: Tensor): number {
  const sorted = values.data.toSorted();
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

/** The largest number the exponential is ever given: softmax subtracts the largest score of a row first.
 *    softmax(s) = softmax(s − max s)
 *  It is 0 whatever the divisor, so overflow is no reason to divide.   Source: goodfellow2016 §4.1.
 *  @param scores [R, n] */
export const largestExponent = (scores: Tensor): number => scores.sub(scores.max(1, true)).max().item();
