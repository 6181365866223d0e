/** What every recurrent cell computes of its two inputs before it bends the result. */

import type { Rng, Tensor } from '@/tensor';

/** d entries in, h units: W [d, h], U [h, h], b [h]. */
export interface Affine {
  W: Tensor;
  U: Tensor;
  b: Tensor;
}

/** x W + h U + b
 *  @param x [..., d], the input of this step
 *  @param h [..., h], the state of the step before
 *  @returns [..., h] */
export function affine(x: Tensor, h: Tensor, { W, U, b }: Affine): Tensor {
  return x.linear(W, b).add(h.matmul(U)); // [..., d] · [d, h] + [..., h] · [h, h] -> [..., h]
}

/** Before training: every entry uniform in (−1/√h, 1/√h), as in torch.nn.RNN. */
export function initialAffine(d: number, h: number, draw: Rng): Affine {
  const bound = 1 / Math.sqrt(h);
  const uniform = (shape: number[]): Tensor => draw.uniformTensor(shape, -bound, bound, { requiresGrad: true });
  return { W: uniform([d, h]), U: uniform([h, h]), b: uniform([h]) };
}
