/** A recurrent language model that learns one line, and reads at every step either the true symbol or one it drew itself.
 *    read_t = y_t of the line with probability 1 − p,   a draw from the model's own softmax of the step before with probability p
 *    target_t = y_{t+1} of the line, whatever was read          p = 0: teacher forcing
 *  Source: bengio2015 (scheduled sampling), with a ratio that stays as it is.
 *  Leaves out: a ratio that grows as training goes on, gradients through the draw. */

import { adam, fromArray, rng, scope, tensor, zeros, type Rng, type Tensor } from '@/tensor';
import { toNumbers, withNumbers } from '../../numbers';
import { parameters } from '../../parameters';
import { fitRecorded } from '../../training/fitRecorded';
import { initialAffine, initialLinear } from '../affine';
import { elmanStep } from '../elman';
import { goldIds, vocabulary } from './goldLine';
import { languageModel, type LanguageModelWeights } from '../languageModel';

export interface SamplingSettings {
  /** p, the share of inputs the model drew itself */
  ratio: number;
  steps: number;
}

export interface SamplingSnapshot {
  step: number;
  /** L before each step */
  losses: Float32Array;
  /** as toNumbers() gives them */
  weights: Float32Array;
}

const V = vocabulary.length;
/** sequences a step, symbols a sequence */
const [B, T] = [16, 60];
const hidden = 16;

/** One yield a step.
 *  @throws NotFiniteError when the loss is no longer finite */
export function* trainSampling(
  { ratio, steps }: SamplingSettings,
  seed: number,
): Generator<() => SamplingSnapshot, void> {
  const draw = rng(seed);
  const W = initialGenerator(draw);
  const gold = goldIds(T + 1);
  const targets = tensor(Array.from({ length: B }, () => gold.slice(1)));
  const losses: number[] = [];
  const look = (): SamplingSnapshot => ({
    step: losses.length,
    losses: Float32Array.from(losses),
    weights: toNumbers(W),
  });
  const training = fitRecorded({
    optimiser: adam(Object.values(parameters(W)), { lr: 0.01 }),
    clip: 1,
    steps,
    batch: () => [inputsOf(W, gold, ratio, draw), targets],
    loss: (x, y) => languageModel(x, y, W).loss,
  });
  for (const { loss } of training) {
    losses.push(loss);
    yield look;
  }
}

/** What the batch reads, [B, T, V]. Step by step: a draw needs the state to which the draws before it have led. */
export function inputsOf(W: LanguageModelWeights, gold: readonly number[], ratio: number, draw: Rng): Tensor {
  const ids = new Float32Array(B * T);
  scope(() => {
    let read = Array.from({ length: B }, () => gold[0]);
    let h = zeros([B, hidden]);
    for (let t = 0; t < T; t++) {
      read.forEach((id, row) => (ids[row * T + t] = id));
      if (ratio === 0) {
        read.fill(gold[t + 1]);
        continue;
      }
      h = elmanStep(tensor(read).oneHot(V), h, W.hidden); // [B, V] -> [B, h]
      const p = h.linear(W.output.W, W.output.b).softmax(-1).data; // [B, h] · [h, V] -> [B, V]
      read = read.map((_, row) =>
        draw.uniform() < ratio ? draw.categorical(p.subarray(row * V, (row + 1) * V)) : gold[t + 1],
      );
    }
  });
  return fromArray(ids, [B, T]).oneHot(V).named('x', ['B', 'T', 'V']);
}

const initialGenerator = (draw: Rng): LanguageModelWeights => ({
  hidden: initialAffine(V, hidden, draw),
  output: initialLinear(hidden, V, draw),
});

/** The generator whose numbers these are, to read with. @throws RangeError when there are too few or too many */
export const generatorOf = (numbers: Float32Array): LanguageModelWeights =>
  withNumbers(initialGenerator(rng(0)), numbers);
