import { expect, test } from 'vitest';
import { rng, tensor, type Tensor } from '@/tensor';
import { toNumbers } from '../numbers';
import { parameters } from '../parameters';
import { attentionOf, gpt, gptLoss } from './gpt';
import { initialGpt } from './gptWeights';

const sizes = { vocabulary: 11, context: 6, width: 8, heads: 2, layers: 2 };
const W = initialGpt(sizes, rng(1));
const { heads } = sizes;

const rows = (x: Tensor): number[][] => x.tolist() as number[][];

test('an untrained model is about as surprised as by equal tokens', () => {
  const loss = gptLoss(tensor([[1, 2, 3, 4]]), tensor([[2, 3, 4, 5]]), W, { heads }).item();
  expect(loss).toBeCloseTo(Math.log(11), 1);
});

test('no position knows what comes after it', () => {
  const logits = (last: number) => rows(gpt(tensor([1, 2, 3, last]), W, { heads }).logits);
  const [a, b] = [logits(4), logits(9)];
  expect(a.slice(0, 3)).toEqual(b.slice(0, 3));
  expect(a[3]).not.toEqual(b[3]);
});

test('each row of attention is a distribution over its past', () => {
  const { blocks } = gpt(tensor([[1, 2, 3, 4]]), W, { heads });
  for (const block of blocks) {
    const A = attentionOf(block);
    expect(A.shape).toEqual([1, 2, 4, 4]);
    expect(A.triu(1).sum().item()).toBe(0);
    A.sum(-1).data.forEach((sum) => expect(sum).toBeCloseTo(1, 6));
  }
});

test('the stream after the last block is the embedding and everything that was written into it', () => {
  const { embedded, blocks } = gpt(tensor([3, 1, 2]), W, { heads });
  const written = blocks.reduce((x, { attended, thought }) => x.add(attended).add(thought), embedded);
  blocks[1].residual.data.forEach((value, i) => expect(value).toBeCloseTo(written.data[i], 5));
});

test('every parameter of the model receives a gradient, and has a name', () => {
  gptLoss(tensor([[1, 2, 3]]), tensor([[2, 3, 4]]), W, { heads }).backward();
  const all = parameters(W);
  expect(Object.keys(all)).toContain('h.1.mlp.proj.weight');
  for (const [name, { grad }] of Object.entries(all)) expect(grad, name).not.toBeNull();
});

test('the reference model has 7,088 parameters', () => {
  const reference = initialGpt({ vocabulary: 23, context: 8, width: 16, heads: 2, layers: 2 }, rng(0));
  expect(toNumbers(reference)).toHaveLength(7088);
});

test('the same seed draws the same weights; layers that write into the stream are drawn smaller', () => {
  expect(initialGpt(sizes, rng(1)).wte.tolist()).toEqual(W.wte.tolist());
  const wide = initialGpt({ ...sizes, width: 64, layers: 8 }, rng(2)).h[0];
  const spread = (x: Tensor) => Math.sqrt(x.square().mean().item());
  expect(spread(wide.attn.qkv.weight)).toBeCloseTo(0.02, 3);
  expect(spread(wide.attn.proj.weight)).toBeCloseTo(0.005, 3);
});

test('too long a text and heads that do not fit are refused', () => {
  expect(() => gpt(tensor([1, 1, 1, 1, 1, 1, 1]), W, { heads })).toThrow('gpt: 7 tokens, and positions for 6');
  expect(() => initialGpt({ ...sizes, heads: 3 }, rng(0))).toThrow('3 heads do not divide the width 8');
  expect(() => initialGpt({ ...sizes, layers: 0 }, rng(0))).toThrow('layers is 0');
});
