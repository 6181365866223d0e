/** The smallest network that learns what no straight line can: exclusive or.
 *    h = tanh(x W₁ + b₁)      ŷ = h W₂ + b₂      L = binary cross-entropy of σ(ŷ) and y
 *    θ ← θ − η ∂L/∂θ          all four rows at every step
 *  Source: Rumelhart, Hinton and Williams 1986, Learning internal representations by error propagation, who train
 *  sigmoid units on the squared error.   Leaves out: batches, momentum. */

import { keep, rng, scope, tensor, zeros, type Tensor } from '@/tensor';

export interface XorSettings {
  /** width of the hidden layer, h */
  hidden: number;
  /** η */
  learningRate: number;
  steps: number;
}

/** The network as it stands after `step` steps. */
export interface XorSnapshot {
  step: number;
  /** L before each step, and now: step + 1 numbers */
  losses: Float32Array;
  /** σ(ŷ) of the four rows */
  outputs: Float32Array;
  /** σ(ŷ) over the plane, line by line: x₁ from left to right, x₂ from below */
  surface: Float32Array;
  /** w₁, w₂, b of one hidden unit after another; the unit changes its sign where w₁ x₁ + w₂ x₂ + b = 0 */
  units: Float32Array;
}

/** W₁ [2, h], b₁ [h], W₂ [h, 1], b₂ [1] */
export type XorParameters = readonly Tensor[];

export const xorInputs = [[0, 0], [0, 1], [1, 0], [1, 1]]; // prettier-ignore
export const xorTargets = [[0], [1], [1], [0]];

/** The part of the plane that is looked at, and the points in each line of it. */
export const plane = { from: -0.5, to: 1.5, side: 41 };

/** Gradient descent from weights drawn with `seed`; one yield a step.
 *  @throws RangeError when the loss is no longer finite */
export function* trainXor(
  { hidden, learningRate, steps }: XorSettings,
  seed: number,
): Generator<() => XorSnapshot, void> {
  let parameters = drawn(hidden, seed);
  const losses = new Float32Array(steps);
  let step = 0;
  const update = (): void => {
    const loss = xorLoss(parameters);
    if (!Number.isFinite(loss.item())) throw new RangeError(`At step ${step + 1} the loss is ${loss.item()}`);
    loss.backward();
    parameters = parameters.map((weights) => descend(weights, learningRate));
    losses[step] = loss.item();
    step++;
  };
  const look = (): XorSnapshot => snapshot(parameters, losses.subarray(0, step));

  while (step < steps) {
    scope(update);
    yield look;
  }
}

/** The same network before its first step. */
export const untrainedXor = (hidden: number, seed: number): XorSnapshot =>
  snapshot(drawn(hidden, seed), new Float32Array());

/** L over the four rows. */
export const xorLoss = (parameters: XorParameters): Tensor =>
  forward(tensor(xorInputs, { name: 'x' }), parameters).bceWithLogits(tensor(xorTargets, { name: 'y' }));

function drawn(hidden: number, seed: number): XorParameters {
  const draw = rng(seed);
  return [
    draw.normalTensor([2, hidden], 1, { name: 'W₁', requiresGrad: true }),
    zeros([hidden], { name: 'b₁', requiresGrad: true }),
    draw.normalTensor([hidden, 1], 1 / Math.sqrt(hidden), { name: 'W₂', requiresGrad: true }),
    zeros([1], { name: 'b₂', requiresGrad: true }),
  ];
}

/** x [n, 2] -> ŷ [n, 1] */
function forward(x: Tensor, [W1, b1, W2, b2]: XorParameters): Tensor {
  const h = x.matmul(W1).add(b1).tanh(); // [n, 2] · [2, h] -> [n, h]
  return h.matmul(W2).add(b2); // [n, h] · [h, 1] -> [n, 1]
}

/** θ − η ∂L/∂θ, without the tape that led there. */
const descend = (weights: Tensor, learningRate: number): Tensor =>
  keep(weights.sub(weights.grad!.mul(learningRate)).named(weights.name));

const snapshot = (parameters: XorParameters, before: Float32Array): XorSnapshot =>
  scope(() => ({
    step: before.length,
    losses: Float32Array.of(...before, xorLoss(parameters).item()),
    outputs: forward(tensor(xorInputs), parameters).sigmoid().data.slice(),
    surface: forward(tensor(planePoints()), parameters).sigmoid().data.slice(),
    units: unitsOf(parameters),
  }));

function unitsOf([W1, b1]: XorParameters): Float32Array {
  const hidden = b1.shape[0];
  return Float32Array.from({ length: 3 * hidden }, (_, i) => {
    const unit = Math.floor(i / 3);
    return i % 3 < 2 ? W1.at(i % 3, unit) : b1.at(unit);
  });
}

/** [side², 2] */
function planePoints(): number[][] {
  const { from, to, side } = plane;
  const along = (i: number): number => from + ((to - from) * i) / (side - 1);
  return Array.from({ length: side * side }, (_, i) => [along(i % side), along(Math.floor(i / side))]);
}
