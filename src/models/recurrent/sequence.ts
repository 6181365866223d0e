/** A sequence as a recurrent network meets it: one step after the other. */

import { stack, zeros, type Tensor } from '@/tensor';

/** [..., T, d] -> T tensors [..., d] */
export function stepsOf(x: Tensor): Tensor[] {
  const [T, d] = x.shape.slice(-2);
  const batch = x.shape.slice(0, -2);
  return Array.from({ length: T }, (_, t) => x.narrow(-2, t, 1).reshape(...batch, d));
}

/** T tensors [..., h] -> [..., T, h] */
export const sequenceOf = (steps: readonly Tensor[]): Tensor => stack(steps, -2);

/** The state before the first step: h = 0 for every sequence of the batch.
 *  @param x [..., T, d]
 *  @returns [..., h] */
export const nothingYet = (x: Tensor, h: number): Tensor => zeros([...x.shape.slice(0, -2), h]);
