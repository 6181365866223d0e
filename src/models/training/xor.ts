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

export interface XorSnapshot {
  step: number;
  /** L at each step so far */
  losses: Float32Array;
  /** σ(ŷ) for 00, 01, 10, 11, before the last update, as the last loss */
  outputs: Float32Array;
}

const inputs = [[0, 0], [0, 1], [1, 0], [1, 1]]; // prettier-ignore
const targets = [[0], [1], [1], [0]];

/** Gradient descent from weights drawn with `seed`; one yield a step.
 *  @throws RangeError when the loss is no longer finite */
export function* trainXor(
  { hidden, learningRate, steps }: XorSettings,
  seed: number,
): Generator<() => XorSnapshot, void> {
  const draw = rng(seed);
  const x = tensor(inputs, { name: 'x' });
  const y = tensor(targets, { name: 'y' });
  let parameters = [
    draw.normalTensor([2, hidden], 1, { name: 'W₁', requiresGrad: true }),
    zeros([hidden], { name: 'b₁', requiresGrad: true }),
    draw.normalTensor([hidden, 1], 1 / Math.sqrt(hidden), { name: 'W₂', requiresGrad: true }),
    zeros([1], { name: 'b₂', requiresGrad: true }),
  ];
  const losses = new Float32Array(steps);
  const outputs = new Float32Array(4);
  let step = 0;
  const update = (): void => {
    const logits = forward(x, parameters);
    const loss = logits.bceWithLogits(y);
    if (!Number.isFinite(loss.item())) throw new RangeError(`At step ${step + 1} the loss is ${loss.item()}`);
    loss.backward();
    parameters = parameters.map((weights) => descend(weights, learningRate));
    outputs.set(logits.sigmoid().data);
    losses[step] = loss.item();
    step++;
  };
  const look = (): XorSnapshot => ({ step, losses: losses.slice(0, step), outputs: outputs.slice() });

  while (step < steps) {
    scope(update);
    yield look;
  }
}

/** x [4, 2] -> ŷ [4, 1] */
function forward(x: Tensor, [W1, b1, W2, b2]: readonly Tensor[]): Tensor {
  const h = x.matmul(W1).add(b1).tanh(); // [4, 2] · [2, h] -> [4, h]
  return h.matmul(W2).add(b2); // [4, h] · [h, 1] -> [4, 1]
}

/** θ − η ∂L/∂θ, without the tape that led there. */
const descend = (weights: Tensor, learningRate: number): Tensor =>
  keep(weights.sub(weights.grad!.mul(learningRate)).named(weights.name));
