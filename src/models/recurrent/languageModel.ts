/** A recurrent language model: after every token it says how likely each next one is.
 *    h_t = tanh(x_t W + h_{t−1} U + b)      logits_t = h_t W_y + b_y
 *    L_t = −ln softmax(logits_t)[target_t]   L = mean of L_t over steps and sequences
 *  Source: elman1990 for the network, bengio2000 for the loss.   Leaves out: embeddings (x is given), cutting long texts. */

import type { Tensor } from '@/tensor';
import type { Affine } from './affine';
import { elman, type ElmanOptions } from './elman';
import { sequenceOf } from './sequence';

export interface LanguageModelWeights {
  hidden: Affine;
  /** W_y [h, V], b_y [V] */
  output: { W: Tensor; b: Tensor };
}

export interface LanguageModel {
  /** T states [B, h] */
  h: Tensor[];
  /** [B, T, V] */
  logits: Tensor;
  /** [T], the mean over the batch at each step */
  lossPerStep: Tensor;
  /** [] */
  loss: Tensor;
}

/** @param x [B, T, d], the vectors of the tokens read
 *  @param targets [B, T], the ids of the tokens that follow */
export function languageModel(
  x: Tensor,
  targets: Tensor,
  W: LanguageModelWeights,
  options: ElmanOptions = {},
): LanguageModel {
  const { h } = elman(x, W.hidden, options);
  const logits = sequenceOf(h).linear(W.output.W, W.output.b).named('logits', ['B', 'T', 'V']); // [B, T, h] · [h, V] -> [B, T, V]
  const surprise = logits.crossEntropy(targets, { reduction: 'none' }); // [B, T]
  const lossPerStep = surprise.mean(0).named('L_t', ['T']);
  return { h, logits, lossPerStep, loss: lossPerStep.mean().named('L') };
}
