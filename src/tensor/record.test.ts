import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embedding, fromArray, ready, record, rng, tensor, useTypescript, type Tensor } from '.';

describe.each(['typescript', 'wasm'] as const)('on %s', (wanted) => {
  beforeAll(async () => {
    if (wanted === 'wasm') expect(await ready({ load: (url) => readFile(url) })).toMatchObject({ backend: 'wasm' });
  });
  afterAll(() => useTypescript());

  const loss = (W: Tensor, ids: Tensor, targets: Tensor) => embedding(W, ids).relu().matmul(W.T).crossEntropy(targets);

  test('a recorded step gives what the function gives, call after call', () => {
    const W = rng(1).normalTensor([5, 3], 1, { requiresGrad: true });
    const step = record((ids: Tensor, targets: Tensor) => {
      const L = loss(W, ids, targets);
      L.backward();
      return L;
    });
    const draw = rng(2);
    for (let n = 0; n < 5; n++) {
      const [ids, targets] = [0, 1].map(() =>
        fromArray(
          Float32Array.from({ length: 4 }, () => draw.integer(5)),
          [4],
        ),
      );
      const found = step(ids, targets).item();
      const grad = [...W.grad!.data];
      W.grad = null;
      const L = loss(W, ids, targets);
      L.backward();
      expect(found).toBe(L.item());
      expect(grad).toEqual([...W.grad!.data]);
    }
    step.release();
  });

  test('numbers of the source stay what they are, wherever kernels had their scratch before', () => {
    const W = rng(1).normalTensor([64, 64]);
    const of = (x: Tensor) =>
      x
        .matmul(W)
        .mul(3)
        .add(tensor([0.5]))
        .matmul(W.T)
        .sub(2);
    const step = record((x: Tensor) => of(x));
    for (let n = 0; n < 3; n++) {
      const x = rng(n).normalTensor([24, 64]);
      expect([...step(x).data]).toEqual([...of(x).data]);
    }
    step.release();
  });

  test('inputs of another shape are refused, and so are ids nobody has', () => {
    const W = rng(1).normalTensor([5, 3]);
    const step = record((ids: Tensor) => embedding(W, ids).sum());
    step(tensor([0, 1]));
    if (wanted === 'wasm') expect(() => step(tensor([0, 1, 2]))).toThrow('record: input 0 was [2], now it is [3]');
    expect(() => step(tensor([0, 5]))).toThrow(wanted === 'wasm' ? 'the id 5 is not one of 0 … 4' : 'no row 5');
    expect(step(tensor([0, 4])).item()).toBeCloseTo(embedding(W, [0, 4]).sum().item(), 5);
  });

  test('a released step has given its tensors up, and records anew when called', () => {
    const step = record((x: Tensor) => x.mul(2));
    const y = step(tensor([1, 2]));
    step.release();
    expect(() => y.data).toThrow('released');
    expect(step(tensor([3, 4, 5])).tolist()).toEqual([6, 8, 10]);
  });

  test('operations without a kernel are replayed too', () => {
    const step = record((x: Tensor) => x.cumsum(0).erf());
    step(tensor([1, 2]));
    const y = step(tensor([0.1, 0.2])).data;
    expect(y[1]).toBeCloseTo(0.32863, 4);
  });

  test('an operation without a kernel reads a view as it is at this call, not as it was at the first', () => {
    const scales = tensor([[1], [10]]).reshape(1, 2, 1);
    const step = record((x: Tensor) => x.reshape(2, 2, 4).narrow(-1, 2, 2).mul(scales)); // three levels: no kernel
    step(rng(1).normalTensor([16]));
    const y = step(tensor(Array.from({ length: 16 }, (_, i) => i)));
    expect(Array.from(y.data)).toEqual([2, 3, 60, 70, 10, 11, 140, 150]);
  });

  test('a view that a step gave shows the numbers of the last call', () => {
    const step = record((x: Tensor) => x.mul(2).T);
    expect(step(tensor([[1, 2], [3, 4]])).tolist()).toEqual([[2, 6], [4, 8]]); // prettier-ignore
    expect(step(tensor([[5, 6], [7, 8]])).tolist()).toEqual([[10, 14], [12, 16]]); // prettier-ignore
  });
});
