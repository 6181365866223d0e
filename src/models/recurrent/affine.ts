/** What every recurrent cell computes of its two inputs before it bends the result. */

import type { Rng, Tensor } from '@/tensor';

/** d entries in, h units: W [d, h], U [h, h], b [h]. */
export interface Affine {
  W: Tensor;
  U: Tensor;
  b: Tensor;
}

/** a = x W + h U + b
 *  @param x [..., d], the input of this step
 *  @param h [..., h], the state of the step before
 *  @returns [..., h] */
export function affine(x: Tensor, h: Tensor, { W, U, b }: Affine): Tensor {
  const fromInput = x.linear(W, b).named('from x'); // [..., d] · [d, h] -> [..., h]
  const fromState = h.matmul(U).named('from h'); // [..., h] · [h, h] -> [..., h]
  return fromInput.add(fromState).named('a');
}

/** Before training: every entry uniform in (−1/√h, 1/√h), as in torch.nn.RNN. */
export const initialAffine = (d: number, h: number, draw: Rng): Affine => ({
  W: initial([d, h], h, draw),
  U: initial([h, h], h, draw),
  b: initial([h], h, draw),
});

/** W [d, n] and b [n] of a layer that only reads, uniform in (−1/√d, 1/√d), as in torch.nn.Linear. */
export const initialLinear = (d: number, n: number, draw: Rng): { W: Tensor; b: Tensor } => ({
  W: initial([d, n], d, draw),
  b: initial([n], d, draw),
});

/** Entries uniform in (−1/√n, 1/√n), to be trained. */
export function initial(shape: number[], n: number, draw: Rng): Tensor {
  const bound = 1 / Math.sqrt(n);
  return draw.uniformTensor(shape, -bound, bound, { requiresGrad: true });
}
