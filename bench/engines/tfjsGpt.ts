import * as tf from '@tensorflow/tfjs';
import type { Job } from '../engine';
import { causalMask } from '../workloads/attention';
import { blockOf, type Block, type GptTraining } from '../workloads/gptTraining';
import { layerNorm } from './tfjsParts';
import { crossEntropy, training, type Parameters } from './tfjsAdam';

export function gptTraining(settings: GptTraining): Job {
  const { batch: B, T, layers, d, heads, vocabulary, batches } = settings;
  const mask = tf.tensor2d(causalMask(T), [T, T]);
  const byHead = (x: tf.Tensor): tf.Tensor => tf.transpose(tf.reshape(x, [B, T, heads, d / heads]), [0, 2, 1, 3]); // [B·T, d] -> [B, H, T, dh]
  const attention = (qkv: tf.Tensor): tf.Tensor => {
    const [q, k, v] = tf.split(qkv, 3, 1).map(byHead);
    const scores = tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(d / heads));
    const mixed = tf.matMul(tf.softmax(tf.add(scores, mask)), v);
    return tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [B * T, d]);
  };
  const block = (x: tf.Tensor, w: Block<tf.Tensor>): tf.Tensor => {
    const mixed = attention(linear(layerNorm(x, w.weight1, w.bias1), w.wqkv, w.bqkv));
    const attended = tf.add(x, linear(mixed, w.wo, w.bo));
    const up = gelu(linear(layerNorm(attended, w.weight2, w.bias2), w.wup, w.bup));
    return tf.add(attended, linear(up, w.wdown, w.bdown));
  };
  const loss = (p: Parameters, ids: tf.Tensor, targets: tf.Tensor): tf.Tensor => {
    const embedded = tf.add(tf.reshape(embedding(p.token, ids), [B, T, d]), p.position);
    let x = tf.reshape(embedded, [B * T, d]);
    for (let layer = 0; layer < layers; layer++) x = block(x, blockOf<tf.Tensor>(p, layer));
    const last = layerNorm(x, p.weight, p.bias) as tf.Tensor2D;
    return crossEntropy(tf.matMul(last, p.token as tf.Tensor2D, false, true), targets);
  };
  const inputs = batches.map(({ ids, targets }) => [
    tf.tensor1d(ids, 'int32'),
    tf.tidy(() => tf.cast(tf.oneHot(tf.tensor1d(targets, 'int32'), vocabulary), 'float32')),
  ]);
  const job = training(settings.weights, inputs, settings, loss);
  return {
    ...job,
    end() {
      job.end?.();
      mask.dispose();
    },
  };
}

const linear = (x: tf.Tensor, w: tf.Tensor, bias: tf.Tensor): tf.Tensor =>
  tf.fused.matMul({ a: x as tf.Tensor2D, b: w as tf.Tensor2D, bias });

/** Rows of the table. Its own gradient of gather needs a kernel (UnsortedSegmentSum) that the wasm backend lacks:
 *  scatterND adds up the same rows. */
const embedding = (table: tf.Tensor, ids: tf.Tensor): tf.Tensor =>
  tf.customGrad((rows) => ({
    value: tf.gather(rows as tf.Tensor, ids as tf.Tensor1D),
    gradFunc: (dy: tf.Tensor) => tf.scatterND(tf.expandDims(ids, 1), dy, table.shape),
  }))(table);

/** x/2 (1 + tanh(√(2/π) (x + 0.044715 x³))) */
function gelu(x: tf.Tensor): tf.Tensor {
  const cubed = tf.mul(tf.mul(tf.square(x), x), 0.044715);
  const inner = tf.mul(tf.add(x, cubed), Math.sqrt(2 / Math.PI));
  return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
}
