/** The kernels behind the public API: held against the plain rows, the rules and the expressions, by listing. */

import { readFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  adam,
  adamw,
  concat,
  embedding,
  fromArray,
  inner,
  keep,
  ready,
  record,
  rng,
  scope,
  sgd,
  stack,
  tensor,
  useTypescript,
} from '..';
import type { Optimiser, Tensor } from '..';
import { accelerator } from '../accelerator';
import { derivative } from '../backward';
import { expressions, type ExpressionName } from '../fused/expressions';
import { forward } from '../forward/table';
import { MemoryError } from '../memory';
import type { OperationName, Step } from '../operations';
import { samples } from '../samples';
import { evaluate } from '../explain/formula';
import { explain } from '../explain/explain';
import type { WasmAccelerator } from './accelerator';
import { kernelRows } from './forward/table';
import { gradientNames } from './gradients';

const load = (url: URL) => readFile(url);
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const wasm = () => accelerator.current as WasmAccelerator;

describe.each(['relaxed', 'simd'] as const)('the %s build', (build) => {
  beforeAll(async () => {
    useTypescript();
    expect(await ready({ load, megabytes: 64, build })).toEqual({ backend: 'wasm', build });
  });
  afterAll(() => useTypescript());
  let draw = rng(0);
  beforeEach(() => {
    draw = rng('backend');
  });
  const normal = (...shape: number[]) => draw.normalTensor(shape, 1, { requiresGrad: true });

  /** Cases a kernel must take itself: the sample of the operation, or better ones where the sample takes another way. */
  const cases: { [K in OperationName]?: () => Tensor[] } = {
    add: () => [
      normal(3, 5).add(normal(3, 5)),
      normal(3, 5).add(normal(5)),
      normal(3, 5).add(normal(3, 1)),
      normal(2, 3, 5).add(normal(2, 1, 1)),
      normal(4).add(2),
    ],
    sub: () => [tensor(1).sub(normal(7)), normal(2, 9).T.sub(normal(9, 2))],
    gelu: () => [normal(3, 9).gelu('tanh')],
    softmax: () => [normal(3, 9).softmax(-1), normal(2, 3, 33).mul(30).softmax(-1)],
    logSoftmax: () => [normal(3, 9).logSoftmax(-1)],
    crossEntropy: () => [
      normal(4, 7).crossEntropy([1, -100, 2, 6]),
      normal(4, 7).crossEntropy([1, -100, 2, 6], { reduction: 'sum' }),
      normal(4, 7).crossEntropy([1, -100, 2, 6], { reduction: 'none' }),
    ],
    sum: () => [normal(3, 4, 5).sum(), normal(3, 4, 5).sum(1), normal(3, 4, 5).sum([1, 2]), normal(3, 70).sum(0)],
    mean: () => [normal(3, 4, 5).mean(), normal(3, 4, 5).mean(-1, true)],
    transpose: () => [normal(3, 4, 5).transpose(0, 2), normal(3, 4).T.T],
    permute: () => [normal(2, 3, 4, 5).transpose(1, 2).permute(3, 1, 0, 2)],
    slice: () => [
      normal(4, 6).slice([1, 3]),
      normal(4, 6).slice([], [1, 6, 2]),
      normal(4, 6).T.slice([2, 5], [0, 4, 3]),
    ],
    broadcastTo: () => [normal(3, 1).broadcastTo(2, 3, 4), normal(3, 2).T.broadcastTo(4, 2, 3)],
    reshape: () => [normal(4, 6).T.reshape(8, 3), normal(4, 6).reshape(-1)],
    concat: () => [concat([normal(2, 3), normal(2, 4).mul(2)], 1), concat([normal(3, 2).T, normal(2, 3)], 0)],
    stack: () => [stack([normal(2, 3), normal(2, 3)], 0), stack([normal(2, 3), normal(2, 3)], 2)],
    embedding: () => [embedding(normal(5, 3), fromArray([4, 0, 4, 1], [2, 2]))],
    matmul: () => [
      normal(3, 4).matmul(normal(4, 5)),
      normal(3, 4).matmul(normal(5, 4).T),
      normal(4, 3).T.matmul(normal(4, 5)),
      normal(2, 3, 4).matmul(normal(4, 5)),
      normal(2, 3, 4).transpose(0, 1).matmul(normal(4, 5)),
      normal(2, 3, 4).matmul(normal(2, 5, 4).T),
      normal(2, 4, 3).T.matmul(normal(1, 4, 5)),
      normal(4).matmul(normal(4)),
      normal(2, 3, 2, 4)
        .transpose(1, 2)
        .matmul(normal(2, 3, 2, 4).permute(0, 2, 3, 1)),
    ],
  };
  const made = (name: OperationName) => cases[name]?.() ?? [samples[name].run(samples[name].inputs)];

  const close = (what: string, a: Tensor, b: { data: ArrayLike<number> }) =>
    Array.from(a.data).forEach((value, i) => {
      const near = Math.abs(value - b.data[i]) <= 1e-5 + 1e-4 * Math.abs(b.data[i]);
      if (!near && !(Number.isNaN(value) && Number.isNaN(b.data[i])))
        expect.fail(`${what}[${i}] is ${value}, the plain row says ${b.data[i]}`);
    });
  const plainRow = <K extends OperationName>({ operation, inputs, attributes }: Step<K>) =>
    forward[operation](inputs, attributes);

  test.each(Object.keys(kernelRows) as OperationName[])('the kernel of %s gives what its plain row gives', (name) => {
    const before = wasm().counts.plain.get(name) ?? 0;
    for (const y of made(name)) {
      expect(y.step!.operation).toBe(name);
      close(name, y, plainRow(y.step!));
    }
    expect(wasm().counts.plain.get(name) ?? 0, 'computed in TypeScript').toBe(before);
  });

  test.each([...gradientNames, 'matmul' as const])('the gradient kernel of %s obeys the rule', (name) => {
    for (const y of made(name)) {
      const g = draw.normalTensor(y.shape);
      const rule = derivative(y, y.step!, g);
      const found = wasm().gradient(g, y, y.step!) ?? rule;
      rule.forEach((expected, i) => {
        if (expected) close(`${name}, input ${i}`, found[i]!, expected);
      });
    }
  });

  const expressionCases: { [K in ExpressionName]: () => Tensor[] } = {
    linear: () => [
      normal(2, 3, 4).linear(normal(4, 5), normal(5)),
      normal(3, 4).linear(normal(5, 4).T),
      normal(4).linear(normal(4, 5), normal(5)),
    ],
    attention: () => [
      normal(2, 5, 8).attention(normal(2, 5, 8), normal(2, 5, 8), { heads: 2, causal: true }),
      normal(1, 3, 6).attention(normal(1, 7, 6), normal(1, 7, 6), { causal: true }),
      normal(9, 4).attention(normal(6, 4), normal(6, 4), { scale: 0.3 }),
    ],
    lstmCell: () => [normal(3, 20).lstmCell(normal(3, 5)), normal(1, 4).lstmCell(normal(1, 1))],
    affineLayerNorm: () => [normal(3, 7).layerNorm(normal(7), normal(7)), normal(2, 3, 8).layerNorm(normal(8))],
    affineRmsNorm: () => [normal(3, 7).rmsNorm(normal(7))],
  };

  test.each(Object.keys(expressions) as ExpressionName[])(
    '%s in one kernel is its expression, gradients too',
    (name) => {
      for (const make of [0, 1, 2]) {
        draw = rng(`expression ${make}`);
        const fast = expressionCases[name]()[make];
        if (!fast) continue;
        draw = rng(`expression ${make}`);
        const door = accelerator.current;
        accelerator.current = null;
        const plain = expressionCases[name]()[make];
        const cotangent = rng(3).normalTensor(plain.shape);
        plain.backward(cotangent);
        accelerator.current = door;
        fast.backward(cotangent);
        close(name, fast, plain);
        const [ours, theirs] = [leaves(fast), leaves(plain)];
        expect(ours.length).toBe(theirs.length);
        ours.forEach((leaf, i) => close(`${name}, input ${i}`, leaf.grad!, theirs[i].grad!));
      }
    },
  );

  test('where from? opens a kernel into its expression, and a gradient into its rule', () => {
    const [q, k, v] = ['q', 'k', 'v'].map((name) => normal(1, 3, 2).named(name));
    const y = q.attention(k, v);
    const { value, formula, operands, operation } = explain(y, [0, 1, 1]);
    expect(operation).toBe('reshape');
    expect(
      evaluate(
        formula,
        operands.map((operand) => operand.value),
      ),
    ).toBeCloseTo(value, 5);
    expect(inner(y, 'A').shape).toEqual([1, 1, 3, 3]);
    const x = normal(1, 3).named('x');
    x.softmax(-1).backward(tensor([[1, 0, 0]]));
    const slope = explain(x.grad!, [0, 2]);
    expect(slope.operation).toBe('mul'); // y · (g − Σ g y)
    expect(
      evaluate(
        slope.formula,
        slope.operands.map((operand) => operand.value),
      ),
    ).toBeCloseTo(slope.value, 6);
  });

  test('a tensor read slice by slice gets the gradient of all its slices', () => {
    const [x, w] = [normal(4, 3), normal(4, 3)];
    const parts = (of: Tensor) => [of.slice([0, 1]), of.slice([1, 3], [0, 2]), of.slice([0, 2]), of.mul(2).slice([3])];
    const squares = (of: Tensor) => parts(of).reduce((sum, part) => sum.add(part.square().sum()), tensor(0));
    const L = () => {
      const sum = x.add(w); // its gradient, in slices, is handed on to x and to w, which have slices of their own
      return squares(x).add(squares(sum)).add(squares(w));
    };
    const found = scope(() => {
      L().backward();
      return [...x.grad!.data, ...w.grad!.data];
    });
    x.grad = w.grad = null;
    L().backward(); // outside a scope the rule of slice does it
    [...x.grad!.data, ...w.grad!.data].forEach((value, i) => expect(found[i]).toBeCloseTo(value, 5));
  });

  test('an optimiser in one kernel moves parameters as the plain update does', () => {
    const makers = [
      (params: Tensor[]) => adamw(params, { lr: 0.1, weightDecay: 0.05 }),
      (params: Tensor[]) => adam(params, { lr: 0.1 }),
      (params: Tensor[]) => adam(params, { lr: 0.1, weightDecay: 0.05 }),
      (params: Tensor[]) => sgd(params, { lr: 0.1 }),
      (params: Tensor[]) => sgd(params, { lr: 0.1, momentum: 0.9, dampening: 0.1, weightDecay: 0.05 }),
      (params: Tensor[]) => sgd(params, { lr: 0.1, momentum: 0.9, nesterov: true }),
    ];
    const trained = (make: (params: Tensor[]) => Optimiser): number[] => {
      const params = [rng(5).normalTensor([3, 5], 1), rng(6).normalTensor([7], 1)];
      const optimiser = make(params);
      const gradients = rng(7);
      for (let n = 0; n < 4; n++) {
        for (const p of params) p.grad = gradients.normalTensor(p.shape);
        optimiser.step();
      }
      return params.flatMap(({ data }) => [...data]);
    };
    for (const make of makers) {
      const fast = trained(make);
      const door = accelerator.current;
      accelerator.current = null;
      const plain = trained(make);
      accelerator.current = door;
      fast.forEach((value, i) => expect(value).toBeCloseTo(plain[i], 5));
    }
  });

  test('parameters that are settled stay where a recording found them', () => {
    const W = normal(3, 3);
    sgd([W], { lr: 0.1 });
    const step = record((x: Tensor) => x.linear(W).sum());
    const x = draw.normalTensor([2, 3]);
    const before = step(x).item();
    const again = sgd([W], { lr: 0.1 });
    W.grad = W.detach();
    again.step();
    expect(step(x).item()).toBeCloseTo(before * 0.9, 5);
    step.release();
  });

  test('ten thousand training steps take no more memory than the first', () => {
    const W = normal(8, 8);
    const x = draw.normalTensor([4, 8]);
    const train = () =>
      scope(() => {
        W.grad = null;
        x.linear(W).tanh().square().mean().backward();
        return W.grad!.at(0, 0);
      });
    const { heap } = wasm().places.machine;
    const used = () => {
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const first = train();
    const free = heap.freeBytes;
    const before = used();
    for (let n = 1; n < 10_000; n++) train();
    expect(heap.freeBytes).toBe(free);
    expect(train()).toBe(first);
    // a tensor of these is about a kilobyte with its tape: were they kept, it would be a hundred megabytes
    expect(used() - before).toBeLessThan(2_000_000);
  });

  test('a replayed step makes no tensor and takes no memory', () => {
    const W = normal(8, 8);
    const step = record((x: Tensor) => {
      const L = x.linear(W).gelu('tanh').softmax(-1).square().mean();
      L.backward();
      return L;
    });
    const x = draw.normalTensor([4, 8]);
    const L = step(x);
    const { machine } = wasm().places;
    const [free, operations] = [machine.heap.freeBytes, wasm().counts.kernel];
    const mark = machine.arena.mark();
    for (let n = 0; n < 100; n++) expect(step(x)).toBe(L);
    expect(machine.heap.freeBytes).toBe(free);
    expect(machine.arena.mark()).toEqual(mark);
    expect(wasm().counts.kernel).toBe(operations);
    step.release();
  });

  test('running out of memory says so, and the engine goes on', () => {
    const x = draw.normalTensor([1000, 1]);
    const huge = () => scope(() => Array.from({ length: 40 }, () => x.matmul(x.T)));
    expect(huge).toThrow(MemoryError);
    expect(huge).toThrow(/matmul: asked for 4\.\d+ MB; .* of 67\.1 MB are free/);
    expect(scope(() => x.T.matmul(x).item())).toBeGreaterThan(0);
  });

  test('a tensor of another machine is copied over', async () => {
    const W = normal(3, 3);
    sgd([W], { lr: 0.1 }); // settles W in this machine
    useTypescript();
    await ready({ load, megabytes: 64, build });
    const x = draw.normalTensor([2, 3]);
    const found = x.matmul(W);
    useTypescript();
    close('matmul', found, x.matmul(W));
    await ready({ load, megabytes: 64, build });
  });

  test('kept tensors and results outside scopes are ordinary arrays', () => {
    const outside = normal(3, 3).matmul(normal(3, 3));
    expect(outside.home).toBeInstanceOf(Float32Array);
    const kept = scope(() => keep(outside.mul(2)));
    expect(kept.home).toBeInstanceOf(Float32Array);
    expect(kept.data[4]).toBe(2 * outside.data[4]);
  });
});

/** The inputs of a tape that want gradients, in the order a walk from the result meets them. */
function leaves(y: Tensor, found: Tensor[] = []): Tensor[] {
  if (!y.step && y.requiresGrad && !found.includes(y)) found.push(y);
  for (const input of y.step?.inputs ?? []) leaves(input, found);
  return found;
}

test('a file that cannot be read leaves plain TypeScript in charge, with the reason', async () => {
  const report = await ready({ load: () => Promise.reject(new Error('no such file')) });
  expect(report).toEqual({ backend: 'typescript', build: null, reason: 'no such file' });
  expect(tensor([1, 2]).add(1).tolist()).toEqual([2, 3]);
});

test('a file that is not WebAssembly does too', async () => {
  const report = await ready({ load: async () => new Uint8Array([1, 2, 3]) });
  expect(report.backend).toBe('typescript');
  expect(report.reason).toBeTruthy();
});

test('a device that does not give so much memory gives half of it, or a quarter', async () => {
  const { Memory } = WebAssembly;
  WebAssembly.Memory = class extends Memory {
    constructor(wanted: WebAssembly.MemoryDescriptor) {
      if (wanted.initial > 3000) throw new RangeError('could not allocate memory');
      super(wanted);
    }
  };
  expect(await ready({ load })).toMatchObject({ backend: 'wasm' });
  WebAssembly.Memory = Memory;
  expect((accelerator.current as WasmAccelerator).places.machine.memory.buffer.byteLength).toBe(128 * 2 ** 20);
  useTypescript();
});
