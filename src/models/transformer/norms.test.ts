import { expect, test } from 'vitest';
import { expectClose, readRecords, toTensor } from '@/golden/records';
import { ones, rng, tensor, zeros, type Tensor } from '@/tensor';
import { normalise, rowMoved, type Norm } from './norms';

const X = tensor([[1, 2, 3, 6], [4, 0, 2, 2], [0, 4, 1, 1]]); // prettier-ignore
const plain = (d: number, eps = 1e-5) => ({ gain: ones([d]), shift: zeros([d]), eps });
const close = (a: Tensor, b: Tensor) =>
  Array.from(a.data).forEach((x, i) => expect(x).toBeCloseTo(b.data[i]!, 4)); // prettier-ignore

test('layer norm and RMSNorm of records made by PyTorch', async () => {
  for (const { name, op, attrs, inputs, outputs, tol } of await readRecords('norm')) {
    const x = toTensor(inputs.x!);
    const d = x.shape.at(-1)!;
    const shift = inputs.bias ? toTensor(inputs.bias) : zeros([d]);
    const options = { gain: toTensor(inputs.weight!), shift, eps: Number(attrs.eps) };
    const { out } = normalise(x.reshape(-1, d), op === 'layer_norm' ? 'layer' : 'rms', options);
    expectClose(name, out.reshape(...x.shape), outputs.out!, tol?.f32);
  }
});

test('layer norm and RMSNorm are the engine’s own', () => {
  const draw = rng(3);
  const x = draw.normalTensor([5, 7]);
  const options = { gain: draw.normalTensor([7]), shift: draw.normalTensor([7]), eps: 1e-3 };
  close(normalise(x, 'layer', options).out, x.layerNorm(options.gain, options.shift, 1e-3));
  close(normalise(x, 'rms', options).out, x.rmsNorm(options.gain, 1e-3));
});

test('layer norm by hand: the row 1 2 3 6 has mean 3 and variance 3.5', () => {
  const { centre, square, unit } = normalise(X, 'layer', plain(4));
  expect([centre!.at(0, 0), square.at(0, 0)]).toEqual([3, 3.5]);
  expect(unit.at(0, 3)).toBeCloseTo(3 / Math.sqrt(3.5), 4);
});

test('batch norm is layer norm of the table turned on its side', () => {
  close(normalise(X, 'batch', plain(4)).unit, normalise(X.T, 'layer', plain(3)).unit.T);
});

test('changing another example moves batch norm and leaves the two others where they were', () => {
  const changed = X.add(tensor([[0, 0, 0, 0], [0, 0, 0, 0], [6, 6, 6, 6]])); // prettier-ignore
  const moved = (norm: Norm) => rowMoved(normalise(X, norm, plain(4)).out, normalise(changed, norm, plain(4)).out, 0);
  expect(moved('batch')).toBeGreaterThan(0.1);
  expect([moved('layer'), moved('rms')]).toEqual([0, 0]);
});

test('a constant row and a batch of one are all centre: ε keeps 0/0 away and what is left is β', () => {
  const shift = tensor([1, 2, 3, 4]);
  const constant = normalise(tensor([[5, 5, 5, 5]]), 'layer', { ...plain(4), shift });
  expect(constant.out.tolist()).toEqual([[1, 2, 3, 4]]);
  expect(normalise(tensor([[1, 2, 3, 6]]), 'batch', { ...plain(4), shift }).out.tolist()).toEqual([[1, 2, 3, 4]]);
  expect(normalise(zeros([1, 4]), 'rms', plain(4)).out.tolist()).toEqual([[0, 0, 0, 0]]);
});

test('adding a number to a whole row changes its RMSNorm and not its layer norm', () => {
  const [a, b] = [X, X.add(10)];
  const moved = (norm: Norm) => rowMoved(normalise(a, norm, plain(4)).out, normalise(b, norm, plain(4)).out, 1);
  expect(moved('layer')).toBeLessThan(1e-4);
  expect(moved('rms')).toBeGreaterThan(0.1);
});
