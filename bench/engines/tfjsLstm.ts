import * as tf from '@tensorflow/tfjs';
import type { Job } from '../engine';
import type { LstmTraining } from '../workloads/lstmTraining';
import { lstmCell, upload } from './tfjsParts';
import { crossEntropy, training, type Parameters } from './tfjsAdam';

export function lstmTraining(settings: LstmTraining): Job {
  const { h, T, batch: B, symbols, batches } = settings;
  const loss = (p: Parameters, x: tf.Tensor, targets: tf.Tensor): tf.Tensor => {
    const projected = tf.fused.matMul({ a: x as tf.Tensor2D, b: p.wx as tf.Tensor2D, bias: p.bias }); // all T steps at once
    let hidden: tf.Tensor = tf.zeros([B, h]);
    let cell: tf.Tensor = tf.zeros([B, h]);
    const states: tf.Tensor[] = [];
    for (const input of tf.split(projected, T, 0)) {
      const gates = tf.add(input, tf.matMul(hidden as tf.Tensor2D, p.wh as tf.Tensor2D));
      [hidden, cell] = lstmCell(gates, cell);
      states.push(hidden);
    }
    const all = tf.concat(states, 0) as tf.Tensor2D; // [T·B, h]
    return crossEntropy(tf.fused.matMul({ a: all, b: p.wy as tf.Tensor2D, bias: p.by }), targets);
  };
  const inputs = batches.map(({ x, targets }) => [
    upload(x),
    tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(targets, 'int32'), symbols), 'float32')),
  ]);
  return training(settings.weights, inputs, settings, loss);
}
