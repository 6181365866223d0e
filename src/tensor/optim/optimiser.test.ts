import { expect, test } from 'vitest';
import { tensor } from '../make';
import type { Tensor } from '../tensor';
import { adagrad } from './adagrad';
import { adam, adamw } from './adam';
import { clipGradNorm } from './clipGradNorm';
import type { Optimiser } from './optimiser';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';

const start = () => tensor([3, -2], { name: 'θ', requiresGrad: true });
const makers: [string, (params: Tensor[]) => Optimiser][] = [
  ['sgd', (params) => sgd(params, { lr: 0.1 })],
  ['sgd with momentum', (params) => sgd(params, { lr: 0.02, momentum: 0.9 })],
  ['sgd after Nesterov', (params) => sgd(params, { lr: 0.02, momentum: 0.9, nesterov: true })],
  ['adam', (params) => adam(params, { lr: 0.1 })],
  ['adamw', (params) => adamw(params, { lr: 0.1, weightDecay: 0 })],
  ['rmsprop', (params) => rmsprop(params, { lr: 0.02 })],
  ['adagrad', (params) => adagrad(params, { lr: 1 })],
];

/** The bowl (θ − [1, 2])², whose lowest point is [1, 2]. */
function descend(optimiser: Optimiser, theta: Tensor, steps: number): void {
  for (let step = 0; step < steps; step++) {
    optimiser.zeroGrad();
    theta
      .sub(tensor([1, 2]))
      .square()
      .sum()
      .backward();
    optimiser.step();
  }
}

test.each(makers)('%s finds the bottom of a bowl', (_, make) => {
  const theta = start();
  descend(make([theta]), theta, 300);
  expect(theta.at(0)).toBeCloseTo(1, 1);
  expect(theta.at(1)).toBeCloseTo(2, 1);
});

test.each(makers)('%s goes on from a saved state as if it had never stopped', (_, make) => {
  const [whole, parted] = [start(), start()];
  descend(make([whole]), whole, 10);
  const first = make([parted]);
  descend(first, parted, 4);
  const second = make([parted]);
  second.restore(structuredClone(first.state()));
  descend(second, parted, 6);
  expect(parted.tolist()).toEqual(whole.tolist());
});

test('Nesterov steps are those of PyTorch: b = g, then θ − η (g + μ b)', () => {
  const theta = tensor([1], { requiresGrad: true });
  const optimiser = sgd([theta], { lr: 0.1, momentum: 0.5, nesterov: true });
  theta.grad = tensor([2]);
  optimiser.step();
  expect(theta.at(0)).toBeCloseTo(1 - 0.1 * (2 + 0.5 * 2), 6);
  optimiser.step(); // b = 0.5 · 2 + 2 = 3
  expect(theta.at(0)).toBeCloseTo(0.7 - 0.1 * (2 + 0.5 * 3), 6);
});

test('the first step of Adam is the learning rate, whatever the size of the gradient', () => {
  for (const size of [1e-4, 1, 1e4]) {
    const theta = tensor([0, 0], { requiresGrad: true });
    theta.grad = tensor([size, -size]);
    adam([theta], { lr: 0.01 }).step();
    expect(theta.at(0)).toBeCloseTo(-0.01, 5);
    expect(theta.at(1)).toBeCloseTo(0.01, 5);
  }
});

test('at gradient 0 AdamW shrinks the weights by η λ of themselves; Adam moves them by η, as by any other gradient', () => {
  const [shrunk, moved] = [tensor([4], { requiresGrad: true }), tensor([4], { requiresGrad: true })];
  for (const theta of [shrunk, moved]) theta.grad = tensor([0]);
  adamw([shrunk], { lr: 0.1, weightDecay: 0.5 }).step();
  adam([moved], { lr: 0.1, weightDecay: 0.5 }).step();
  expect(shrunk.at(0)).toBeCloseTo(4 * 0.95, 6);
  expect(moved.at(0)).toBeCloseTo(3.9, 6);
});

test('a group can have settings of its own', () => {
  const [weight, bias] = [tensor([1], { requiresGrad: true }), tensor([1], { requiresGrad: true })];
  const optimiser = adamw([{ params: [weight] }, { params: [bias], weightDecay: 0 }], { lr: 0.1, weightDecay: 0.5 });
  for (const theta of optimiser.parameters) theta.grad = tensor([0]);
  optimiser.step();
  expect(weight.at(0)).toBeCloseTo(0.95, 6);
  expect(bias.at(0)).toBe(1);
});

test('a parameter without a gradient stays as it is, and its moments wait', () => {
  const [used, unused] = [start(), start()];
  const optimiser = adam([used, unused], { lr: 0.1 });
  used.grad = tensor([1, 1]);
  optimiser.step();
  expect(unused.tolist()).toEqual([3, -2]);
  expect(optimiser.state().steps).toEqual([1, 0]);
});

test('zeroGrad forgets, and the rate can be written between two steps', () => {
  const theta = start();
  const optimiser = sgd([theta], { lr: 1 });
  theta.grad = tensor([1, 1]);
  optimiser.lr = 0.5;
  optimiser.step();
  expect(theta.tolist()).toEqual([2.5, -2.5]);
  optimiser.zeroGrad();
  optimiser.step();
  expect(theta.tolist()).toEqual([2.5, -2.5]);
});

test('what cannot be optimised is refused', () => {
  const theta = start();
  expect(() => adam([], { lr: 1 })).toThrow('adam: there are no parameters');
  expect(() => adam([theta, theta], { lr: 1 })).toThrow('the parameter θ [2] is given twice');
  expect(() => sgd([theta], { lr: NaN })).toThrow('sgd: NaN is not a learning rate');
  expect(() => sgd([theta], { lr: 1, nesterov: true })).toThrow('a momentum above 0');
  const other = adam([tensor([1, 2, 3])], { lr: 1 });
  expect(() => adam([theta], { lr: 1 }).restore(other.state())).toThrow('saved from other parameters');
});

test('clipping shortens all gradients together and keeps their direction', () => {
  const [a, b] = [tensor([0]), tensor([0, 0])];
  [a.grad, b.grad] = [tensor([2]), tensor([4, 4])]; // √(4 + 16 + 16) = 6
  expect(clipGradNorm([a, b], 3)).toBeCloseTo(6, 6);
  expect([...a.grad.data, ...b.grad.data].map((g) => Number(g.toFixed(4)))).toEqual([1, 2, 2]);
  expect(clipGradNorm([a, b], 5)).toBeCloseTo(3, 4);
  expect(a.grad.at(0)).toBeCloseTo(1, 4);
});

test('two parameters that share a gradient are clipped once', () => {
  const [a, b] = [tensor([1], { requiresGrad: true }), tensor([1], { requiresGrad: true })];
  a.add(b).mul(3).sum().backward();
  expect(clipGradNorm([a, b], 1)).toBeCloseTo(Math.sqrt(18), 5);
  expect(a.grad!.at(0)).toBeCloseTo(Math.SQRT1_2, 5);
  expect(b.grad!.at(0)).toBeCloseTo(Math.SQRT1_2, 5);
});

test('without a limit the norm is only measured; parameters without gradients count for nothing', () => {
  const [a, b] = [tensor([0]), tensor([0])];
  a.grad = tensor([1e6]);
  expect(clipGradNorm([a, b], Infinity)).toBe(1e6);
  expect(a.grad.at(0)).toBe(1e6);
  expect(() => clipGradNorm([a], 0)).toThrow('has to be positive');
});
