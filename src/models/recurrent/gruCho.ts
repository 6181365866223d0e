/** Gated recurrent unit as in the paper: the reset gate acts on the state before the product with U.
 *    r_t = σ(x_t W_r + h_{t−1} U_r + b_r)      z_t = σ(x_t W_z + h_{t−1} U_z + b_z)
 *    n_t = tanh(x_t W_n + (r_t ⊙ h_{t−1}) U_n + b_n)
 *    h_t = z_t ⊙ h_{t−1} + (1 − z_t) ⊙ n_t
 *  Source: cho2014gru, eq. 5–8, which omit the biases.   Leaves out: the encoder's summary vector. gru.ts is PyTorch's form. */

import type { Tensor } from '@/tensor';
import { affine, type Affine } from './affine';
import { nothingYet, stepsOf } from './sequence';

export interface GruChoWeights {
  reset: Affine;
  keep: Affine;
  candidate: Affine;
}

export interface GruChoStep {
  /** r in (0, 1): 0 leaves the past out of the candidate */
  reset: Tensor;
  /** z in (0, 1): 1 keeps the state */
  keep: Tensor;
  /** n in (−1, 1) */
  candidate: Tensor;
  h: Tensor;
}

/** One step; every stage [..., h].
 *  @param x [..., d]
 *  @param h [..., h], the state before */
export function gruChoStep(x: Tensor, h: Tensor, W: GruChoWeights): GruChoStep {
  const reset = affine(x, h, W.reset).sigmoid().named('r');
  const keep = affine(x, h, W.keep).sigmoid().named('z');
  const candidate = affine(x, reset.mul(h), W.candidate).tanh().named('n');
  const taken = keep.neg().add(1).mul(candidate); // (1 − z) ⊙ n
  return { reset, keep, candidate, h: keep.mul(h).add(taken) };
}

/** A whole sequence, every stage of every step. After backward() the total derivative ∂L/∂h_t is `steps[t].h.grad`.
 *  @param x [..., T, d] */
export function gruCho(x: Tensor, W: GruChoWeights, { h0 }: { h0?: Tensor } = {}): GruChoStep[] {
  let h = h0 ?? nothingYet(x, W.keep.U.shape[0]);
  return stepsOf(x).map((xt, t) => {
    const step = gruChoStep(xt, h, W);
    h = step.h.named(`h${t + 1}`);
    return step;
  });
}
