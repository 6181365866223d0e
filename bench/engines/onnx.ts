/** onnxruntime-web, WebAssembly, one thread: a graph of one or a few nodes an operation. It only infers: no training. */

import * as ort from 'onnxruntime-web/wasm';
import type { Engine, Job, Place } from '../engine';
import { causalMask } from '../workloads/attention';
import { reorderGates } from '../workloads/lstmStep';
import type { Values } from '../workloads/values';
import { model, type Graph } from './onnxModel';

export async function load(place: Place): Promise<Engine> {
  ort.env.wasm.wasmPaths = `${place.packages}onnxruntime-web/dist/`;
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  await withoutWorkers(async () => (await job({ x }, identity)).end?.());
  return {
    name: 'onnxruntime',
    about: 'onnxruntime-web 1.30.0, wasm, one thread',
    jobs: {
      matmul: ({ a, b, n }) =>
        job({ a, b }, { nodes: [{ op: 'MatMul', inputs: ['a', 'b'], outputs: ['y'] }], outputs: { y: [n, n] } }),
      attention: ({ q, k, v, T, d }) =>
        job(
          { q, k, v },
          {
            constants: {
              mask: { shape: [T, T], data: causalMask(T) },
              scale: { shape: [], data: Float32Array.of(1 / Math.sqrt(d)) },
            },
            nodes: [
              { op: 'Transpose', inputs: ['k'], outputs: ['kT'] },
              { op: 'MatMul', inputs: ['q', 'kT'], outputs: ['products'] },
              { op: 'Mul', inputs: ['products', 'scale'], outputs: ['scores'] },
              { op: 'Add', inputs: ['scores', 'mask'], outputs: ['masked'] },
              { op: 'Softmax', inputs: ['masked'], outputs: ['weights'], attributes: { axis: -1 } },
              { op: 'MatMul', inputs: ['weights', 'v'], outputs: ['y'] },
            ],
            outputs: { y: [T, d] },
          },
        ),
      softmax: ({ x }) =>
        job(
          { x },
          {
            nodes: [{ op: 'Softmax', inputs: ['x'], outputs: ['y'], attributes: { axis: -1 } }],
            outputs: { y: x.shape },
          },
        ),
      layerNorm: ({ x, weight, bias }) =>
        job(
          { x },
          {
            constants: { weight, bias },
            nodes: [
              {
                op: 'LayerNormalization',
                inputs: ['x', 'weight', 'bias'],
                outputs: ['y'],
                attributes: { axis: -1, epsilon: { float: 1e-5 } },
              },
            ],
            outputs: { y: x.shape },
          },
        ),
      lstmStep: ({ x, hidden, cell, wx, wh, bias, batch, h }) => {
        const ordered = (values: Values): Values => reorderGates(values, [0, 3, 1, 2]); // its order is i, o, f, c
        const both = new Float32Array(8 * h);
        both.set(ordered(bias).data); // the second bias, on the hidden side, stays 0
        return job(
          {
            x: { ...x, shape: [1, batch, h] },
            h0: { ...hidden, shape: [1, batch, h] },
            c0: { ...cell, shape: [1, batch, h] },
          },
          {
            constants: {
              w: transposed(ordered(wx)),
              r: transposed(ordered(wh)),
              b: { shape: [1, 8 * h], data: both },
            },
            nodes: [
              {
                op: 'LSTM',
                inputs: ['x', 'w', 'r', 'b', '', 'h0', 'c0'],
                outputs: ['', 'y', 'c'],
                attributes: { hidden_size: h },
              },
            ],
            outputs: { y: [1, batch, h], c: [1, batch, h] },
          },
        );
      },
    },
  };
}

const x: Values = { shape: [1], data: Float32Array.of(0) };
const identity = { nodes: [{ op: 'Identity', inputs: ['x'], outputs: ['y'] }], outputs: { y: [1] } };

/** In Node it defines a global Worker when it starts, from which jax-js concludes, halfway through, that it has threads.
 *  With one thread nobody needs it: the global is taken away again. */
async function withoutWorkers(start: () => Promise<void>): Promise<void> {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'Worker');
  await start();
  if (!before) Reflect.deleteProperty(globalThis, 'Worker');
}

async function job(feeds: Readonly<Record<string, Values>>, graph: Omit<Graph, 'inputs'>): Promise<Job> {
  const inputs = Object.fromEntries(Object.entries(feeds).map(([name, { shape }]) => [name, shape]));
  const session = await ort.InferenceSession.create(model({ ...graph, inputs }, 17));
  const tensors = Object.fromEntries(
    Object.entries(feeds).map(([name, { data, shape }]) => [name, new ort.Tensor('float32', data, shape)]),
  );
  return {
    once: () => session.run(tensors),
    async read() {
      const { y } = await session.run(tensors);
      return y.data as Float32Array;
    },
    end: () => void session.release(),
  };
}

/** [in, 4h] -> [1, 4h, in] */
function transposed({ shape, data }: Values): Values {
  const [rows, columns] = shape;
  return {
    shape: [1, columns, rows],
    data: Float32Array.from(data, (_, i) => data[(i % rows) * columns + Math.floor(i / rows)]),
  };
}
