/** The simplest recurrent network: one layer that reads the input and its own last state.
 *    h_t = φ(x_t W + h_{t−1} U + b),   φ = tanh, ReLU, σ or the identity,   h_0 = 0
 *  Source: elman1990 (with sigmoidal units).   Leaves out: layers above each other, dropout; the read-out, which a task adds. */

import type { Tensor } from '@/tensor';
import { activate, type Activation } from './activation';
import { affine, type Affine } from './affine';
import { nothingYet, stepsOf } from './sequence';

export interface ElmanOptions {
  /** φ, default tanh */
  activation?: Activation;
  /** [..., h], the state before the first step, default 0 */
  h0?: Tensor;
}

/** One step.
 *  @param x [..., d]
 *  @param h [..., h], the state before
 *  @returns [..., h], the state after */
export function elmanStep(x: Tensor, h: Tensor, W: Affine, activation: Activation = 'tanh'): Tensor {
  return activate(affine(x, h, W), activation);
}

/** A whole sequence. After backward() the total derivative ∂L/∂h_t is `h[t].grad`.
 *  @param x [..., T, d]
 *  @returns h_1 … h_T, each [..., h] */
export function elman(x: Tensor, W: Affine, { activation, h0 }: ElmanOptions = {}): { h: Tensor[] } {
  let state = h0 ?? nothingYet(x, W.U.shape[0]);
  const h = stepsOf(x).map((xt, t) => (state = elmanStep(xt, state, W, activation).named(`h${t + 1}`)));
  return { h };
}
