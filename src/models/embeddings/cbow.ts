/** Continuous bag of words: the average of the vectors around a word predicts the word.
 *    h = mean of C[c] over the context words c        p = softmax(h D)        L = mean of −ln p[middle word]
 *  The mean is what makes it a bag: the order of the context words is lost before anything is predicted.
 *  Source: Mikolov, Chen, Corrado and Dean 2013, arXiv 1301.3781, §3.1.
 *  Leaves out: the hierarchical softmax or negative samples that make large vocabularies affordable; every step here sees
 *  all examples, with Adam. */

import { adam, embedding, fromArray, rng, scope, tensor, type Tensor } from '@/tensor';
import { fit } from '../training/fit';
import type { CbowExamples } from './cbowExamples';

export interface CbowSettings {
  examples: CbowExamples;
  /** words in the vocabulary, V */
  vocabulary: number;
  /** numbers in a word's vector, d */
  dim: number;
  learningRate: number;
  /** passes over all examples; one step each */
  epochs: number;
}

export interface CbowWeights {
  /** the vectors of the words around, [V, d] */
  readonly C: Tensor;
  /** what turns their mean into scores, [d, V] */
  readonly D: Tensor;
}

/** The model as it stands after `step` epochs. */
export interface CbowSnapshot {
  step: number;
  /** L before each step, and now: step + 1 numbers */
  losses: Float32Array;
  /** C [V, d] and D [d, V], row by row */
  C: Float32Array;
  D: Float32Array;
}

/** Weights before any training. */
export function untrainedCbow(V: number, d: number, seed: number): CbowWeights {
  const draw = rng(seed);
  return {
    C: draw.normalTensor([V, d], 0.5, { name: 'C', axes: ['V', 'd'], requiresGrad: true }),
    D: draw.normalTensor([d, V], 0.5, { name: 'D', axes: ['d', 'V'], requiresGrad: true }),
  };
}

/** The weights of a snapshot, as tensors again. */
export const weightsOf = ({ C, D }: CbowSnapshot, V: number, d: number): CbowWeights => ({
  C: fromArray(C, [V, d], { name: 'C', axes: ['V', 'd'] }),
  D: fromArray(D, [d, V], { name: 'D', axes: ['d', 'V'] }),
});

/** One prediction, step by step.
 *  @param context  ids of the words around, at least one
 *  @returns vectors [n, d], mean [1, d], p [1, V] */
export function predictMiddle({ C, D }: CbowWeights, context: readonly number[]) {
  const vectors = embedding(C, context).named('C[context]', ['n', 'd']);
  const mean = vectors.mean(0, true).named('h', ['', 'd']); // [n, d] -> [1, d]
  const p = mean.matmul(D).softmax(1).named('p', ['', 'V']); // [1, d] · [d, V] -> [1, V]
  return { vectors, mean, p };
}

/** How far two distributions are apart at most, over all words. */
export const largestDifference = (p: Tensor, q: Tensor): number => p.sub(q).abs().max().item();

/** L over all examples. Contexts are of different lengths: short ones are filled up, and what fills them has the share 0. */
export function cbowLoss({ C, D }: CbowWeights, { contexts, middles }: CbowExamples): Tensor {
  const widest = Math.max(...contexts.map((context) => context.length));
  const ids = tensor(contexts.map((context) => filled(context, widest)));
  const shares = tensor(contexts.map((context) => filled(context.map(() => 1 / context.length), widest))); // prettier-ignore
  const vectors = embedding(C, ids); // [N, n] -> [N, n, d]
  const mean = vectors.mul(shares.reshape(contexts.length, widest, 1)).sum(1); // -> [N, d]
  return mean.matmul(D).crossEntropy(middles); // [N, d] · [d, V] -> [N, V] -> L
}

const filled = (numbers: readonly number[], length: number): number[] =>
  Array.from({ length }, (_, i) => numbers[i] ?? 0);

/** One yield an epoch.
 *  @throws RangeError when no word has a context
 *  @throws NotFiniteError when the loss is no longer finite */
export function* trainCbow(
  { examples, vocabulary, dim, learningRate, epochs }: CbowSettings,
  seed: number,
): Generator<() => CbowSnapshot, void> {
  if (examples.middles.length === 0)
    throw new RangeError('No word has a neighbour, so there is nothing to predict from');
  const weights = untrainedCbow(vocabulary, dim, seed);
  const losses: number[] = [];
  const optimiser = adam([weights.C, weights.D], { lr: learningRate });
  const look = (): CbowSnapshot => snapshot(weights, examples, losses);
  for (const { loss } of fit({ optimiser, loss: () => cbowLoss(weights, examples), steps: epochs })) {
    losses.push(loss);
    yield look;
  }
}

export const snapshot = (weights: CbowWeights, examples: CbowExamples, before: readonly number[]): CbowSnapshot =>
  scope(() => ({
    step: before.length,
    losses: Float32Array.of(...before, cbowLoss(weights, examples).item()),
    C: weights.C.data.slice(),
    D: weights.D.data.slice(),
  }));
