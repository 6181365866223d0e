/** Two recurrent networks over one sequence, each with its own weights: one reads from the left, one from the right.
 *    →h_t = φ(x_t W + →h_{t−1} U + b)      ←h_t = φ(x_t W' + ←h_{t+1} U' + b')      h_t = [→h_t ; ←h_t]
 *  Every h_t has read the whole sequence, so it cannot be used to predict x_{t+1}: ←h_t has seen it.
 *  Source: schuster1997.   Leaves out: several such layers. */

import { concat, zeros, type Tensor } from '@/tensor';
import type { Affine } from '../affine';
import { elmanStep, type ElmanOptions } from '../elman';

export interface BidirectionalStep {
  /** [1, h], from the left */
  forward: Tensor;
  /** [1, h], from the right */
  backward: Tensor;
  /** [1, 2h] */
  h: Tensor;
}

/** @param inputs x_1 … x_T, each [1, d] */
export function bidirectional(
  inputs: readonly Tensor[],
  cells: { forward: Affine; backward: Affine },
  { activation }: Pick<ElmanOptions, 'activation'> = {},
): BidirectionalStep[] {
  const chain = (words: readonly Tensor[], cell: Affine): Tensor[] => {
    let h = zeros([1, cell.U.shape[0]]);
    return words.map((x) => (h = elmanStep(x, h, cell, activation)));
  };
  const fromLeft = chain(inputs, cells.forward);
  const fromRight = chain([...inputs].reverse(), cells.backward).reverse();
  return inputs.map((_, t) => {
    const forward = fromLeft[t].named(`→h${t + 1}`, ['', 'h']);
    const backward = fromRight[t].named(`←h${t + 1}`, ['', 'h']);
    return { forward, backward, h: bothEnds(forward, backward) };
  });
}

/** The two states side by side. Many→one joins the last state of either chain: →h_T and ←h_1.
 *  @returns [1, 2h] */
export const bothEnds = (forward: Tensor, backward: Tensor): Tensor =>
  concat([forward, backward], -1).named('h', ['', '2h']);
