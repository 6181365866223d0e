/** Layers above each other, each adding a correction to what it reads: the way of the gradient through a Transformer's depth.
 *    h_l = h_{l−1} + φ(h_{l−1} U_l + b),   ∂h_l/∂h_{l−1} = I + J_l
 *  Source: he2015, as used between the layers of vaswani2017.   Leaves out: norms, and layers with more than one matrix. */

import type { Tensor } from '@/tensor';
import { activate, type Activation } from '../activation';

export interface ResidualStep {
  /** φ(h_{l−1} U_l + b), what the layer adds */
  branch: Tensor;
  h: Tensor;
}

/** One layer.
 *  @param h [..., h]
 *  @param U [h, h] @param b [h] */
export function residualStep(h: Tensor, U: Tensor, b: Tensor, activation: Activation): ResidualStep {
  const branch = activate(h.matmul(U).add(b), activation); // [..., h] · [h, h] -> [..., h]
  return { branch, h: h.add(branch) };
}
