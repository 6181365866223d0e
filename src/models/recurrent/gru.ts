/** Gated recurrent unit as PyTorch and cuDNN compute it: the reset gate acts after the product with U.
 *    r_t = σ(x_t W_r + h_{t−1} U_r + b_r)      z_t = σ(x_t W_z + h_{t−1} U_z + b_z)
 *    n_t = tanh(x_t W_n + b_n + r_t ⊙ (h_{t−1} U_n + b_h))
 *    h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}
 *  Source: cho2014gru, in the form of torch.nn.GRU.   Leaves out: layers above each other, dropout.
 *  gruCho.ts is the form of the paper, where the reset gate acts before the product. z keeps in both. */

import type { Tensor } from '@/tensor';
import { affine, type Affine } from './affine';
import { nothingYet, stepsOf } from './sequence';

export interface GruWeights {
  reset: Affine;
  keep: Affine;
  /** with a bias of its own, b_h [h], inside the brackets that the reset gate closes */
  candidate: Affine & { hiddenBias: Tensor };
}

export interface GruStep {
  /** r in (0, 1): 0 leaves the past out of the candidate */
  reset: Tensor;
  /** z in (0, 1): 1 keeps the state */
  keep: Tensor;
  /** h_{t−1} U_n + b_h, what the reset gate is multiplied with */
  fromState: Tensor;
  /** n in (−1, 1) */
  candidate: Tensor;
  h: Tensor;
}

/** One step; every stage [..., h].
 *  @param x [..., d]
 *  @param h [..., h], the state before */
export function gruStep(x: Tensor, h: Tensor, W: GruWeights): GruStep {
  const { W: Wn, U: Un, b: bn, hiddenBias } = W.candidate;
  const reset = affine(x, h, W.reset).sigmoid().named('r');
  const keep = affine(x, h, W.keep).sigmoid().named('z');
  const fromState = h.linear(Un, hiddenBias).named('from h'); // [..., h] · [h, h] -> [..., h]
  const candidate = x.linear(Wn, bn).add(reset.mul(fromState)).tanh().named('n');
  const taken = keep.neg().add(1).mul(candidate); // (1 − z) ⊙ n
  return { reset, keep, fromState, candidate, h: taken.add(keep.mul(h)) };
}

/** A whole sequence, every stage of every step. After backward() the total derivative ∂L/∂h_t is `steps[t].h.grad`.
 *  @param x [..., T, d] */
export function gru(x: Tensor, W: GruWeights, { h0 }: { h0?: Tensor } = {}): GruStep[] {
  let h = h0 ?? nothingYet(x, W.keep.U.shape[0]);
  return stepsOf(x).map((xt, t) => {
    const step = gruStep(xt, h, W);
    h = step.h.named(`h${t + 1}`);
    return step;
  });
}
