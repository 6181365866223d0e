/** TensorFlow.js 4.22 on its plain JavaScript and its WebAssembly (SIMD, one thread) backends. Every result is disposed of at once. */

import * as tf from '@tensorflow/tfjs';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Engine, Job, Jobs, Place } from '../engine';
import { causalMask } from '../workloads/attention';
import type { Values } from '../workloads/values';
import { gptTraining } from './tfjsGpt';
import { lstmTraining } from './tfjsLstm';
import { layerNorm, lstmCell, upload } from './tfjsParts';

export async function load(place: Place): Promise<Engine[]> {
  tf.enableProdMode();
  setWasmPaths(`${place.packages}@tensorflow/tfjs-backend-wasm/dist/`);
  setThreadsCount(1);
  await tf.setBackend('cpu');
  await tf.setBackend('wasm');
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return [
    engine('tfjs-cpu', 'cpu', '@tensorflow/tfjs 4.22.0, cpu backend (plain JavaScript)', operations),
    engine('tfjs-wasm', 'wasm', `@tensorflow/tfjs 4.22.0, wasm backend, ${simd ? 'SIMD' : 'no SIMD'}, one thread`, {
      ...operations,
      lstmTraining,
      gptTraining,
    }),
  ];
}

function engine(name: string, backend: 'cpu' | 'wasm', about: string, jobs: Jobs): Engine {
  return { name, about, jobs, enter: () => void tf.setBackend(backend) };
}

const operations: Jobs = {
  matmul: ({ a, b }) => job([a, b], ([x, y]) => tf.matMul(x as tf.Tensor2D, y as tf.Tensor2D)),
  attention: ({ q, k, v, T, d }) =>
    job([q, k, v, { shape: [T, T], data: causalMask(T) }], ([query, key, value, mask]) => {
      const scores = tf.matMul(query as tf.Tensor2D, key as tf.Tensor2D, false, true);
      const weights = tf.softmax(tf.add(tf.mul(scores, 1 / Math.sqrt(d)), mask));
      return tf.matMul(weights as tf.Tensor2D, value as tf.Tensor2D);
    }),
  softmax: ({ x }) => job([x], ([rows]) => tf.softmax(rows)),
  layerNorm: ({ x, weight, bias }) => job([x, weight, bias], ([rows, w, b]) => layerNorm(rows, w, b)),
  lstmStep: ({ x, hidden, cell, wx, wh, bias, h }) => {
    const both = { shape: [2 * h, 4 * h], data: Float32Array.from([...wx.data, ...wh.data]) };
    return job([x, hidden, cell, both, bias], ([input, last, c, w, b]) => {
      const gates = tf.fused.matMul({ a: tf.concat([input, last], 1) as tf.Tensor2D, b: w as tf.Tensor2D, bias: b });
      return lstmCell(gates, c);
    });
  },
};

type Result = tf.Tensor | tf.Tensor[];

function job(values: readonly Values[], compute: (inputs: tf.Tensor[]) => Result): Job {
  const inputs = values.map(upload);
  const run = (): Result => tf.tidy(() => compute(inputs));
  return {
    once: () => tf.dispose(run()),
    read() {
      const result = run();
      const numbers = (Array.isArray(result) ? result[0] : result).dataSync() as Float32Array;
      tf.dispose(result);
      return numbers;
    },
    end: () => tf.dispose(inputs),
  };
}
