import { expect, test } from 'vitest';
import { inner, rng, tensor } from '..';

const draw = rng('fused');

test('linear is the product with W, and b added to every row', () => {
  const y = tensor([[[1, 2]]]).linear(
    tensor([
      [1, 0, 2],
      [0, 1, 3],
    ]),
    tensor([10, 20, 30]),
  );
  expect(y.tolist()).toEqual([[[11, 22, 38]]]);
  expect(() => tensor([[1, 2]], { axes: ['T', 'd'] }).linear(tensor([[1, 2, 3]]))).toThrow(
    'linear: [T=1, d=2] · [1, 3]: d is 2 and 1',
  );
});

test('each head attends to its own columns', () => {
  const [q, k, v] = [0, 1, 2].map(() => draw.normalTensor([2, 5, 6]));
  const y = q.attention(k, v, { heads: 2, causal: true });
  const first = (x: typeof q) => x.slice([], [], [0, 3]);
  const alone = first(q).attention(first(k), first(v), { causal: true });
  first(y).data.forEach((value, i) => expect(value).toBeCloseTo(alone.data[i], 6));
});

test('the weights inside attention are distributions over the past', () => {
  const [q, k, v] = [0, 1, 2].map(() => draw.normalTensor([4, 2]));
  const A = inner(q.attention(k, v, { causal: true }), 'A');
  expect(A.shape).toEqual([1, 1, 4, 4]);
  for (let i = 0; i < 4; i++) {
    const row = Array.from({ length: 4 }, (_, j) => A.at(0, 0, i, j));
    expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
    expect(row.slice(i + 1).every((weight) => weight === 0)).toBe(true);
  }
  expect(() => inner(q, 'A')).toThrow('inner: nothing that [4, 2] was made from is called A');
});

test('attention says which shapes and heads do not fit', () => {
  const x = draw.normalTensor([1, 3, 4]);
  expect(() => x.attention(x, draw.normalTensor([1, 2, 4]))).toThrow('are not [B, Tq, d], [B, Tk, d], [B, Tk, d]');
  expect(() => x.attention(x, x, { heads: 3 })).toThrow('attention: 3 heads do not divide d = 4');
});

test('an LSTM that forgets everything and writes everything holds what was offered', () => {
  const [shut, open] = [-40, 40];
  const y = tensor([[open, shut, 0.5, open]]).lstmCell(tensor([[7]]));
  expect(y.shape).toEqual([2, 1, 1]);
  expect(y.at(1, 0, 0)).toBeCloseTo(Math.tanh(0.5), 6);
  expect(y.at(0, 0, 0)).toBeCloseTo(Math.tanh(Math.tanh(0.5)), 6);
  expect(inner(y, 'f').item()).toBeCloseTo(0, 6);
  expect(() => tensor([[1, 2]]).lstmCell(tensor([[1]]))).toThrow('is not four gates for each entry of');
});
