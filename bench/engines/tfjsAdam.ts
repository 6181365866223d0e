/** A training step of TensorFlow.js: tf.variableGrads and applyGradients (the two halves of `optimizer.minimize`) with tf.train.adam. */

import * as tf from '@tensorflow/tfjs';
import type { Job } from '../engine';
import type { Adam } from '../workloads/adam';
import type { Weights } from '../workloads/values';
import { upload } from './tfjsParts';

export type Parameters = Record<string, tf.Variable>;

export function training(
  weights: Weights,
  batches: readonly (readonly tf.Tensor[])[],
  settings: Adam,
  lossOf: (parameters: Parameters, ...batch: readonly tf.Tensor[]) => tf.Tensor,
): Job {
  const { learningRate, beta1, beta2, eps, weightDecay = 0 } = settings;
  const parameters: Parameters = Object.fromEntries(
    Object.entries(weights).map(([name, values]) => [name, tf.tidy(() => tf.variable(upload(values)))]),
  );
  const variables = Object.values(parameters);
  const optimiser = tf.train.adam(learningRate, beta1, beta2, eps);
  let steps = 0;

  /** It has no AdamW: the decoupled decay is one product a weight, before Adam's own change. */
  const decay = (): void =>
    tf.tidy(() => {
      for (const variable of variables) variable.assign(tf.mul(variable, 1 - learningRate * weightDecay));
    });
  const step = (): number => {
    const batch = batches[steps++ % batches.length];
    const { value, grads } = tf.variableGrads(() => lossOf(parameters, ...batch) as tf.Scalar, variables);
    if (weightDecay) decay();
    optimiser.applyGradients(Object.entries(grads).map(([name, tensor]) => ({ name, tensor })));
    const [loss] = value.dataSync();
    tf.dispose(grads);
    value.dispose();
    return loss;
  };
  return {
    once: step,
    read: () => Float32Array.of(step(), step(), step()),
    end() {
      optimiser.dispose();
      tf.dispose(variables);
      for (const batch of batches) tf.dispose([...batch]);
    },
  };
}

/** Mean of −ln softmax(logits)[target]; logits [N, V], targets [N, V] one-hot: its own loss, whose gradient is written by hand. */
export const crossEntropy = (logits: tf.Tensor, targets: tf.Tensor): tf.Tensor =>
  tf.losses.softmaxCrossEntropy(targets, logits);
