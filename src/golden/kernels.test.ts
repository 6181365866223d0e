/** That a record holds says nothing of who computed it: here the calls of the kernels are counted. */

import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { arange, embedding, type Tensor } from '@/tensor';
import { accelerator } from '@/tensor/accelerator';
import type { WasmAccelerator } from '@/tensor/wasm/accelerator';
import type { Kernels } from '@/tensor/wasm/machine';

const machine = (accelerator.current as WasmAccelerator | null)?.places.machine;
const kernels = machine?.kernels;
let calls = 0;

/** The same kernels, each call counted. */
const counted = (kernels: Kernels): Kernels =>
  Object.fromEntries(
    Object.entries(kernels).map(([name, kernel]) => [
      name,
      (...args) => {
        calls++;
        return kernel(...args);
      },
    ]),
  );

beforeAll(() => {
  if (machine && kernels) machine.kernels = counted(kernels);
});
afterAll(() => {
  if (machine && kernels) machine.kernels = kernels;
});

const W = arange(16).reshape(4, 4).div(8);
const computations: { [name: string]: (x: Tensor) => Tensor } = {
  mul: (x) => x.mul(W),
  matmul: (x) => x.matmul(W),
  sum: (x) => x.sum(0),
  embedding: (x) => embedding(x, [2, 0, 2]),
  tanh: (x) => x.tanh(),
  gelu: (x) => x.gelu('tanh'),
  softmax: (x) => x.softmax(-1),
  layerNorm: (x) => x.layerNorm(W.sum(0), W.sum(1)),
  crossEntropy: (x) => x.crossEntropy(arange(4)),
};

test.each(Object.entries(computations))('%s and its gradient call kernels on WebAssembly alone', (_, compute) => {
  const x = arange(0, 16, 1, { requiresGrad: true }).reshape(4, 4);
  calls = 0;
  const y = compute(x);
  const forward = calls > 0;
  calls = 0;
  y.backward(y.detach());
  const backward = calls > 0;
  const wasm = inject('backend') === 'wasm';
  expect({ forward, backward }).toEqual({ forward: wasm, backward: wasm });
});
