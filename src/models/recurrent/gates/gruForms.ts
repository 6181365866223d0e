/** Two places for the reset gate of a GRU, with the same weights.
 *    the paper  tanh(x W + (r ⊙ h) U + b)      PyTorch  tanh(x W + b + r ⊙ (h U))
 *  With one unit they are the same number; with several, (r ⊙ h) U and r ⊙ (h U) differ.
 *  Source: cho2014gru, eq. 8; torch.nn.GRU.   Leaves out: PyTorch's second bias, here 0, so that only the place differs. */

import { zeros, type Tensor } from '@/tensor';
import { gru } from '../gru';
import { gruCho, type GruChoWeights } from '../gruCho';

export interface GruForms {
  /** h_1 … h_T in each form, each [h] */
  paper: Tensor[];
  pytorch: Tensor[];
  /** the largest |difference| of a unit at every step, and at any */
  apart: number[];
  most: number;
}

/** @param x [T, d] */
export function gruForms(x: Tensor, weights: GruChoWeights): GruForms {
  const hiddenBias = zeros([weights.candidate.U.shape[0]]);
  const paper = gruCho(x, weights).map(({ h }) => h);
  const pytorch = gru(x, { ...weights, candidate: { ...weights.candidate, hiddenBias } }).map(({ h }) => h);
  const apart = paper.map((h, t) => h.sub(pytorch[t]).abs().max().item());
  return { paper, pytorch, apart, most: Math.max(...apart) };
}
