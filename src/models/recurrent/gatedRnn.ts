/** A recurrent network with one gate, which slides between keeping the old state and taking the new one.
 *    z_t = σ(x_t W_z + h_{t−1} U_z + b_z)               how much to keep
 *    h̄_t = φ(x_t W + h_{t−1} U + b),   φ = ReLU or tanh   the candidate
 *    h_t = z_t ⊙ h_{t−1} + (1 − z_t) ⊙ h̄_t
 *  Source: the update gate of cho2014gru alone.   Leaves out: the reset gate (gruCho.ts). Here z keeps; in some texts it updates. */

import type { Tensor } from '@/tensor';
import { affine, type Affine } from './affine';
import { nothingYet, stepsOf } from './sequence';

export interface GatedRnnWeights {
  keep: Affine;
  candidate: Affine;
}

export interface GatedRnnOptions {
  /** φ, default ReLU */
  activation?: 'relu' | 'tanh';
  /** [..., h], the state before the first step, default 0 */
  h0?: Tensor;
}

export interface GatedRnnStep {
  /** z in (0, 1): 1 keeps, 0 replaces */
  keep: Tensor;
  candidate: Tensor;
  h: Tensor;
}

/** One step; every stage [..., h].
 *  @param x [..., d]
 *  @param h [..., h], the state before */
export function gatedRnnStep(
  x: Tensor,
  h: Tensor,
  W: GatedRnnWeights,
  activation: 'relu' | 'tanh' = 'relu',
): GatedRnnStep {
  const keep = affine(x, h, W.keep).sigmoid().named('z');
  const pre = affine(x, h, W.candidate);
  const candidate = (activation === 'relu' ? pre.relu() : pre.tanh()).named('h̄');
  const kept = keep.mul(h);
  const taken = keep.neg().add(1).mul(candidate); // (1 − z) ⊙ h̄
  return { keep, candidate, h: kept.add(taken) };
}

/** A whole sequence, every stage of every step. After backward() the total derivative ∂L/∂h_t is `steps[t].h.grad`.
 *  @param x [..., T, d] */
export function gatedRnn(x: Tensor, W: GatedRnnWeights, { activation, h0 }: GatedRnnOptions = {}): GatedRnnStep[] {
  let h = h0 ?? nothingYet(x, W.candidate.U.shape[0]);
  return stepsOf(x).map((xt, t) => {
    const step = gatedRnnStep(xt, h, W, activation);
    h = step.h.named(`h${t + 1}`);
    return step;
  });
}
