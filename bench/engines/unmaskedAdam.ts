/** A training step of our engine: recorded once with its tape, replayed afterwards. */

import { adamw, record, type Tensor } from '@/tensor';
import type { Job } from '../engine';
import type { Adam } from '../workloads/adam';
import type { Weights } from '../workloads/values';
import { upload } from './unmaskedParts';

export type Parameters = Readonly<Record<string, Tensor>>;

export function training(
  weights: Weights,
  batches: readonly (readonly [Tensor, Tensor])[],
  settings: Adam,
  lossOf: (parameters: Parameters, input: Tensor, targets: Tensor) => Tensor,
): Job {
  const { learningRate, beta1, beta2, eps, weightDecay = 0 } = settings;
  const parameters: Parameters = Object.fromEntries(
    Object.entries(weights).map(([name, values]) => [name, upload(values, { name, requiresGrad: true })]),
  );
  const optimiser = adamw(Object.values(parameters), { lr: learningRate, betas: [beta1, beta2], eps, weightDecay });
  const forwardBackward = record((input: Tensor, targets: Tensor) => {
    const loss = lossOf(parameters, input, targets);
    loss.backward();
    return loss;
  });
  let steps = 0;
  const step = (): number => {
    const [input, targets] = batches[steps++ % batches.length];
    const loss = forwardBackward(input, targets).item();
    optimiser.step();
    return loss;
  };
  return { once: step, read: () => Float32Array.of(step(), step(), step()), end: forwardBackward.release };
}
