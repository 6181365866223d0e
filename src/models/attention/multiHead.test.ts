import { expect, test } from 'vitest';
import { concat, rng } from '@/tensor';
import { causal } from './masks';
import { joinHeads, multiHead, shareHeads, splitHeads } from './multiHead';
import { attend } from './scaledDotProduct';

const draw = rng('heads');
const weights = (d: number) => ({
  query: draw.normalTensor([d, d]),
  key: draw.normalTensor([d, d]),
  value: draw.normalTensor([d, d]),
  output: draw.normalTensor([d, d]),
});

test('splitting and joining heads are each other undone', () => {
  const x = draw.normalTensor([2, 3, 8]);
  expect(splitHeads(x, 4).shape).toEqual([2, 4, 3, 2]);
  expect(joinHeads(splitHeads(x, 4)).tolist()).toEqual(x.tolist());
});

test('heads as a batch axis are the same as one head after the other', () => {
  const [X, W] = [draw.normalTensor([5, 6]), weights(6)];
  const mask = causal(5);
  const heads = [0, 1, 2].map((j) => {
    const columns = [2 * j, 2 * j + 2];
    const part = (matrix: typeof X) => X.matmul(matrix.slice([], columns));
    return attend(part(W.query), part(W.key), part(W.value), { mask }).output;
  });
  const expected = concat(heads, -1).matmul(W.output);
  const { result } = multiHead(X, W, { heads: 3, mask });
  expect(result.sub(expected).abs().max().item()).toBeLessThan(1e-5);
});

test('one head with an identity for W^O is plain attention', () => {
  const [X, W] = [draw.normalTensor([3, 4]), weights(4)];
  const { concatenated, Q, K, V } = multiHead(X, W, { heads: 1 });
  expect(concatenated.tolist()).toEqual(attend(Q, K, V).output.tolist());
});

test('cross-attention: queries from one sequence, keys and values from another', () => {
  const { weights: A, result } = multiHead(draw.normalTensor([2, 4]), weights(4), {
    heads: 2,
    keysFrom: draw.normalTensor([5, 4]),
  });
  expect(A.shape).toEqual([2, 2, 5]);
  expect(result.shape).toEqual([2, 4]);
});

test('every intermediate tensor has a name', () => {
  const all = multiHead(draw.normalTensor([3, 4]), weights(4), { heads: 2 });
  for (const [stage, tensor] of Object.entries(all)) expect(tensor.name, stage).not.toBe('');
});

test('a group of queries shares one head of keys', () => {
  const K = draw.normalTensor([2, 3, 4]);
  const shared = shareHeads(K, 2);
  expect(shared.shape).toEqual([4, 3, 4]);
  expect(shared.slice([1, 2]).tolist()).toEqual(K.slice([0, 1]).tolist());
  expect(shared.slice([2, 3]).tolist()).toEqual(K.slice([1, 2]).tolist());
});

test('heads that do not divide the width are refused in a sentence', () => {
  expect(() => multiHead(draw.normalTensor([3, 4]), weights(4), { heads: 3 })).toThrow(
    'multiHead: 3 heads do not divide d = 4: each head would be 4/3 wide',
  );
});
