/** @jax-js/jax on its WebAssembly backend: every job jitted, as its guide recommends. It is lazy, so a job's result is awaited. */

import { blockUntilReady, defaultDevice, init, jit, nn, numpy as np } from '@jax-js/jax';
import type { Engine, Job } from '../engine';
import type { Values } from '../workloads/values';
import { gptTraining } from './jaxGpt';
import { lstmTraining } from './jaxLstm';
import { lstmCell, upload } from './jaxParts';

export async function load(): Promise<Engine> {
  await init('wasm');
  defaultDevice('wasm');
  return {
    name: 'jax-js',
    about: '@jax-js/jax 0.1.25, wasm, one thread, jit',
    jobs: {
      matmul: ({ a, b }) => job([a, b], (x, y) => np.matmul(x, y)),
      // its own fused form; [T, d] -> [T, 1, d]: one head
      attention: ({ q, k, v, T, d }) =>
        job(
          [q, k, v].map((values) => ({ ...values, shape: [T, 1, d] })),
          (query, key, value) => nn.dotProductAttention(query, key, value, { isCausal: true }),
        ),
      softmax: ({ x }) => job([x], (rows) => nn.softmax(rows, -1)),
      layerNorm: ({ x, weight, bias }) =>
        job([x, weight, bias], (rows, w, b) => nn.standardize(rows, -1).mul(w).add(b)),
      lstmStep: ({ x, hidden, cell, wx, wh, bias }) => job([x, hidden, cell, wx, wh, bias], lstmStep),
      lstmTraining,
      gptTraining,
    },
  };
}

type Arrays = readonly np.Array[];

function job(values: readonly Values[], compute: (...inputs: np.Array[]) => np.Array | Arrays): Job {
  const inputs = values.map(upload);
  const compiled = jit((...args: np.Array[]) => {
    const out = compute(...args);
    return Array.isArray(out) ? out : [out as np.Array];
  });
  const run = (): np.Array[] => compiled(...inputs.map((input) => input.ref)) as np.Array[];
  return {
    async once() {
      const results = run();
      await blockUntilReady(results);
      for (const result of results) result.dispose();
    },
    async read() {
      const [first, ...others] = run();
      for (const other of others) other.dispose();
      return (await first.data()) as Float32Array;
    },
    end() {
      for (const input of inputs) input.dispose();
      compiled.dispose();
    },
  };
}

function lstmStep(
  x: np.Array,
  hidden: np.Array,
  cell: np.Array,
  wx: np.Array,
  wh: np.Array,
  bias: np.Array,
): [np.Array, np.Array] {
  return lstmCell(np.matmul(x, wx).add(np.matmul(hidden, wh)).add(bias), cell);
}
