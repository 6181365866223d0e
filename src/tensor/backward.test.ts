import { expect, test } from 'vitest';
import type { OperationName } from './operations';
import { rng } from './rng';
import { samples, type Sample } from './samples';
import { fromArray, tensor, type Tensor } from '.';

/** L = Σ cotangent · y in float64: what the gradients are the slopes of. */
function loss(y: Tensor, cotangent: Tensor): number {
  return y.data.reduce((sum, value, i) => sum + value * cotangent.data[i], 0);
}

/** The slope of L when one entry of one input moves a little, both ways. */
function slope({ inputs, run }: Sample, input: number, entry: number, cotangent: Tensor): number {
  const step = 2 ** -7; // float32 holds it exactly
  const moved = (by: number) => {
    const varied = inputs.map((x, i) =>
      fromArray(
        x.data.map((value, j) => (i === input && j === entry ? value + by : value)),
        x.shape,
      ),
    );
    return loss(run(varied), cotangent);
  };
  return (moved(step) - moved(-step)) / (2 * step);
}

const integersIn: OperationName[] = ['oneHot']; // ids have no neighbours to move to
const names = Object.keys(samples) as OperationName[];

test.each(names.filter((name) => !integersIn.includes(name)))('the rule of %s is the slope of its kernel', (name) => {
  const sample = samples[name];
  const inputs = sample.inputs.map((x) => x.detach({ requiresGrad: true }));
  const y = sample.run(inputs);
  const cotangent = rng(name).uniformTensor(y.shape, -1, 1);
  y.backward(cotangent);
  inputs.forEach((x, i) => {
    x.data.forEach((_, entry) => {
      const expected = slope(sample, i, entry, cotangent);
      const found = x.grad?.data[entry] ?? 0;
      expect(Math.abs(found - expected), `${name}, input ${i}[${entry}]: ${found} and ${expected}`).toBeLessThan(
        1e-3 * Math.max(1, Math.abs(expected)),
      );
    });
  });
});

test('a tensor used twice adds up what comes back', () => {
  const x = tensor(3, { requiresGrad: true });
  x.mul(x).add(x).backward(); // x² + x
  expect(x.grad!.item()).toBe(7);
});

test('two calls of backward add up, and stages keep their gradient too', () => {
  const x = tensor([1, 2], { requiresGrad: true });
  const y = x.mul(3);
  y.sum().backward();
  expect(x.grad!.tolist()).toEqual([3, 3]);
  expect(y.grad!.tolist()).toEqual([1, 1]);
  y.sum().backward();
  expect(x.grad!.tolist()).toEqual([6, 6]);
});

test('what does not require a gradient gets none', () => {
  const [a, b] = [tensor([1, 2], { requiresGrad: true }), tensor([3, 4])];
  a.mul(b).sum().backward();
  expect(a.grad!.tolist()).toEqual([3, 4]);
  expect(b.grad).toBeNull();
});

test('a detached tensor stops the gradient', () => {
  const x = tensor(2, { requiresGrad: true });
  x.mul(x.square().detach()).backward();
  expect(x.grad!.item()).toBe(4);
});

test('gradients are tensors of the tape: the second derivative of x³ is 6x', () => {
  const x = tensor(2, { requiresGrad: true });
  x.pow(3).backward();
  const slope = x.grad!;
  x.grad = null;
  slope.backward();
  expect(x.grad!.item()).toBeCloseTo(12, 5);
});

test('a tape of ten thousand steps does not overflow the stack', () => {
  const x = tensor(0, { requiresGrad: true });
  let y = x.add(0);
  for (let i = 0; i < 10000; i++) y = y.add(x);
  y.backward();
  expect(x.grad!.item()).toBe(10001);
});

test('backward from many entries asks for a cotangent of their shape', () => {
  const y = tensor([1, 2], { requiresGrad: true }).named('h', ['d']).mul(2);
  expect(() => y.backward()).toThrow('backward: [2] is not one number');
  expect(() => y.backward(tensor([1, 2, 3]))).toThrow(RangeError);
});
