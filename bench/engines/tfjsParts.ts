/** What the jobs of TensorFlow.js share. */

import * as tf from '@tensorflow/tfjs';
import type { Values } from '../workloads/values';

export const upload = ({ data, shape }: Values): tf.Tensor => tf.tensor(data, [...shape]);

/** As tf.layers.layerNormalization composes it, without its tiling. */
export function layerNorm(x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor): tf.Tensor {
  const { mean, variance } = tf.moments(x, -1, true);
  const scale = tf.mul(tf.rsqrt(tf.add(variance, 1e-5)), weight);
  return tf.add(tf.mul(tf.sub(x, mean), scale), bias);
}

/** gates [B, 4h] in the order i, f, g, o and c [B, h] -> h', c' */
export function lstmCell(gates: tf.Tensor, cell: tf.Tensor): [tf.Tensor, tf.Tensor] {
  const [i, f, g, o] = tf.split(gates, 4, 1);
  const kept = tf.add(tf.mul(tf.sigmoid(f), cell), tf.mul(tf.sigmoid(i), tf.tanh(g)));
  return [tf.mul(tf.sigmoid(o), tf.tanh(kept)), kept];
}
