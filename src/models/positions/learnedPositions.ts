/** Learned positions, as they are before the first step of training: a table of random numbers, one row a position, none beyond the last.
 *    P ~ N(0, 0.02²)
 *  Source: radford2018, §4.1 (learned position embeddings, initialisation).   Leaves out: the training that gives the rows their meaning. */

import { rng, type Tensor } from '@/tensor';

/** @param T number of positions  @param d width
 *  @returns P [T, d]; row p is the same whatever T is */
export function learnedPositions(T: number, d: number, seed: number): Tensor {
  return rng(seed).normalTensor([T, d], 0.02, { name: 'P', axes: ['T', 'd'] });
}
