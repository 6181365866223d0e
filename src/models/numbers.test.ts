import { expect, test } from 'vitest';
import { rng, tensor, zeros } from '@/tensor';
import { toNumbers, withNumbers } from './numbers';

const model = {
  kind: 'pair',
  hidden: { W: tensor([[1, 2], [3, 4]], { name: 'W' }), b: tensor([5, 6], { requiresGrad: true }) }, // prettier-ignore
  output: [{ V: tensor([[7], [8]]) }],
};

test('a model in a row: tensor after tensor, row after row', () => {
  expect([...toNumbers(model)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('given back its numbers it is the same model, with tensors of its own that learn no more', () => {
  const again = withNumbers(model, toNumbers(model));
  expect([again.hidden.W.tolist(), again.hidden.b.tolist(), again.output[0].V.tolist(), again.kind]).toEqual([[[1, 2], [3, 4]], [5, 6], [[7], [8]], 'pair']); // prettier-ignore
  expect(again.hidden.W.name).toBe('W');
  expect(again.hidden.W.data).not.toBe(model.hidden.W.data);
  expect(again.hidden.b.requiresGrad).toBe(false);
  expect(withNumbers(model, toNumbers(model), { requiresGrad: true }).hidden.b.requiresGrad).toBe(true);
});

test('the row is a copy: it may be given away', () => {
  const numbers = toNumbers(model);
  const again = withNumbers(model, numbers);
  numbers.fill(0);
  expect(again.output[0].V.tolist()).toEqual([[7], [8]]);
  expect(model.output[0].V.tolist()).toEqual([[7], [8]]);
});

test('too few or too many numbers are refused', () => {
  const W = { W: rng(1).normalTensor([2, 3]), b: zeros([3]) };
  expect(() => withNumbers(W, new Float32Array(8))).toThrow('8 numbers for a model of 9');
  expect(() => withNumbers(W, new Float32Array(10))).toThrow(RangeError);
});
