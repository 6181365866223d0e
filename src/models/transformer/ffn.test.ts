import { expect, test } from 'vitest';
import { concat, rng } from '@/tensor';
import { bendAt, bendCurve, ffn, ffnParameters, isGated, type Activation } from './ffn';

const activations: Activation[] = ['relu', 'gelu', 'swiglu', 'geglu'];
const draw = rng(1);
const [d, dff] = [3, 5];
const W = {
  W1: draw.normalTensor([d, dff]),
  b1: draw.normalTensor([dff]),
  V: draw.normalTensor([d, dff]),
  c: draw.normalTensor([dff]),
  W2: draw.normalTensor([dff, d]),
  b2: draw.normalTensor([d]),
};
const X = draw.normalTensor([4, d]);

test('with ReLU it is max(0, x W₁ + b₁) W₂ + b₂', () => {
  const expected = X.matmul(W.W1).add(W.b1).maximum(0).matmul(W.W2).add(W.b2);
  expect(ffn(X, W, 'relu').out.tolist()).toEqual(expected.tolist());
});

test('the gated forms multiply by x V + c, the others do not read it', () => {
  const { bent, amount, hidden } = ffn(X, W, 'swiglu');
  expect(hidden.tolist()).toEqual(bent.mul(X.matmul(W.V).add(W.c)).tolist());
  expect(amount).toBeDefined();
  expect(activations.filter((a) => ffn(X, W, a).amount)).toEqual(activations.filter(isGated));
});

test('every token goes through alone: a changed token changes its own row only', () => {
  const changed = concat([X.narrow(0, 0, 3), draw.normalTensor([1, d])], 0);
  for (const activation of activations) {
    const [before, after] = [X, changed].map((x) => ffn(x, W, activation).out.tolist() as number[][]);
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(after[3]).not.toEqual(before[3]);
  }
});

test('two matrices, three when gated: GPT-3 has 1,207,959,552 weights in each layer', () => {
  expect(ffnParameters(4, 16, false)).toBe(128);
  expect(ffnParameters(4, 16, true)).toBe(192);
  expect(ffnParameters(12288, 49152, false)).toBe(1_207_959_552);
  expect(ffnParameters(4096, 14336, true)).toBe(176_160_768);
});

test('ReLU is 0 below 0, GELU and SiLU are not', () => {
  expect(bendAt('relu', -2)).toBe(0);
  expect(bendAt('gelu', -2)).toBeCloseTo(-0.0455, 4);
  expect(bendAt('swiglu', -2)).toBeCloseTo(-0.2384, 4);
  const curve = bendCurve('relu', 4, 9);
  expect([curve[0], curve[8]]).toEqual([[-4, 0], [4, 4]]); // prettier-ignore
});
