/** How many hidden units are off, and which are off for good. */

import type { Tensor } from '@/tensor';
import { ffn, type Activation, type FfnWeights } from './ffn';

/** Share of the entries whose size is at most `near`; 0 asks for exact zeros. */
export function shareOff(hidden: Tensor, near = 0): number {
  return hidden.abs().le(near).mean().item();
}

/** Of each unit, over all tokens: the length of the gradient by what it asks with, its column of W₁ and its b₁, when every hidden
 *  number is asked to grow. A unit for which this is exactly 0 cannot be changed by any of these tokens: it is dead.
 *  @param X [T, d]
 *  @returns d_ff numbers */
export function gradientOfUnits(X: Tensor, W: FfnWeights, activation: Activation): number[] {
  const [W1, b1] = [W.W1, W.b1].map((x) => x.detach({ requiresGrad: true }));
  ffn(X, { ...W, W1, b1 }, activation)
    .hidden.sum()
    .backward();
  const squares = W1.grad!.square().sum(0).add(b1.grad!.square()); // [d, dff] -> [dff]
  return Array.from(squares.sqrt().data);
}
