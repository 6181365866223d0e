/** Multi-head attention over words nobody trained, small enough for every number of every stage to be looked at. */
import { rng, type Tensor } from '@/tensor';
import { letterVectors } from './letterVectors';
import { multiHead } from './multiHead';
import type { Sizes, Stage } from './shapes';

/**
 * Every stage from X to Z as a real tensor, for d × d weights drawn from N(0, 1/d).
 *    Q = X W_Q → reshape n × h × d/h → transpose h × n × d/h → S = Q Kᵀ / √(d/h) → softmax(S) V → concat · W_O
 *  Reshaping moves no number; transposing moves them and changes none.
 *  Source: vaswani2017, §3.2.2.   Leaves out: mask, positions, biases.
 *  @throws RangeError when h does not divide d
 */
export function multiHeadStages(
  words: readonly string[],
  { d, h }: Omit<Sizes, 'n'>,
  seed: number,
): Record<Stage['id'], Tensor> {
  const X = letterVectors(words, d, seed).named('X', ['n', 'd']);
  const draw = rng(`${seed}:heads`);
  const weight = (name: string) => draw.normalTensor([d, d], 1 / Math.sqrt(d), { name, axes: ['d', 'd'] });
  const weights = { query: weight('W_Q'), key: weight('W_K'), value: weight('W_V'), output: weight('W_O') };
  const stages = multiHead(X, weights, { heads: h });
  return {
    X,
    Q: stages.Q,
    reshape: stages.Q.reshape(words.length, h, d / h).named('Q, reshaped', ['n', 'h', 'dk']), // [n, d] -> [n, h, dk]
    transpose: stages.queries, // [n, h, dk] -> [h, n, dk]
    scores: stages.scaled, // [h, n, dk] · [h, dk, n] -> [h, n, n]
    heads: stages.output, // [h, n, n] · [h, n, dk] -> [h, n, dk]
    concat: stages.concatenated,
    Z: stages.result.named('Z', ['n', 'd']),
  };
}
