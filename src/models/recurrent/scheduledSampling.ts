/** A recurrent language model that learns one line, and reads at every step either the true symbol or one it drew itself.
 *    read_t = y_t of the line with probability 1 − p,   a draw from the model's own softmax of the step before with probability p
 *    target_t = y_{t+1} of the line, whatever was read          p = 0: teacher forcing
 *  Source: bengio2015 (scheduled sampling), with a ratio that stays as it is.
 *  Leaves out: a ratio that grows as training goes on, gradients through the draw. */

import { adam, fromArray, rng, scope, zeros, type Rng, type Tensor } from '@/tensor';
import { fitRecorded } from '../training/fitRecorded';
import { initialAffine } from './affine';
import { elmanStep } from './elman';
import { goldIds, oneHotSymbols, vocabulary } from './goldLine';
import { languageModel, type LanguageModelWeights } from './languageModel';

export interface SamplingSettings {
  /** p, the share of inputs the model drew itself */
  ratio: number;
  steps: number;
}

export interface SamplingSnapshot {
  step: number;
  /** L before each step */
  losses: Float32Array;
  /** all weights as they stand, for `generatorOf` */
  weights: Float32Array;
}

const V = vocabulary.length;
/** sequences a step, symbols a sequence */
const [B, T] = [16, 60];
export const hidden = 16;

/** One yield a step.
 *  @throws NotFiniteError when the loss is no longer finite */
export function* trainSampling(
  { ratio, steps }: SamplingSettings,
  seed: number,
): Generator<() => SamplingSnapshot, void> {
  const draw = rng(seed);
  const W = initialGenerator(draw);
  const gold = goldIds(T + 1);
  const targets = fromArray(
    Float32Array.from({ length: B * T }, (_, i) => gold[1 + (i % T)]),
    [B, T],
  );
  const losses: number[] = [];
  const look = (): SamplingSnapshot => ({
    step: losses.length,
    losses: Float32Array.from(losses),
    weights: numbersOf(W),
  });
  const training = fitRecorded({
    optimiser: adam(parametersOf(W), { lr: 0.01 }),
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
  const x = new Float32Array(B * T * V);
  scope(() => {
    let read = Array.from({ length: B }, () => gold[0]);
    let h = zeros([B, hidden]);
    for (let t = 0; t < T; t++) {
      read.forEach((id, row) => (x[(row * T + t) * V + id] = 1));
      if (ratio === 0) {
        read.fill(gold[t + 1]);
        continue;
      }
      h = elmanStep(oneHotSymbols(read), h, W.hidden); // [B, V] -> [B, h]
      const p = h.linear(W.output.W, W.output.b).softmax(-1).data; // [B, h] · [h, V] -> [B, V]
      read = read.map((_, row) =>
        draw.uniform() < ratio ? draw.categorical(p.subarray(row * V, (row + 1) * V)) : gold[t + 1],
      );
    }
  });
  return fromArray(x, [B, T, V], { name: 'x', axes: ['B', 'T', 'V'] });
}

function initialGenerator(draw: Rng): LanguageModelWeights {
  const bound = 1 / Math.sqrt(hidden);
  const uniform = (shape: number[]): Tensor => draw.uniformTensor(shape, -bound, bound, { requiresGrad: true });
  return { hidden: initialAffine(V, hidden, draw), output: { W: uniform([hidden, V]), b: uniform([V]) } };
}

const parametersOf = ({ hidden, output }: LanguageModelWeights): Tensor[] => [
  hidden.W,
  hidden.U,
  hidden.b,
  output.W,
  output.b,
];

/** All weights in one list, as `generatorOf` reads them. */
export const numbersOf = (W: LanguageModelWeights): Float32Array =>
  Float32Array.from(parametersOf(W).flatMap(({ data }) => [...data]));

/** The weights of a snapshot, as tensors again.
 *  @throws RangeError when there are more or fewer numbers than the network has */
export function generatorOf(numbers: ArrayLike<number>): LanguageModelWeights {
  const shapes = [[V, hidden], [hidden, hidden], [hidden], [hidden, V], [V]]; // prettier-ignore
  let from = 0;
  const [W, U, b, Wy, by] = shapes.map((shape) => {
    const size = shape.reduce((product, side) => product * side, 1);
    return fromArray(
      Float32Array.from({ length: size }, () => numbers[from++]),
      shape,
    );
  });
  if (from !== numbers.length) throw new RangeError(`generator: ${numbers.length} numbers, not ${from}`);
  return { hidden: { W, U, b }, output: { W: Wy, b: by } };
}
