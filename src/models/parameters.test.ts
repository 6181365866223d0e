import { expect, test } from 'vitest';
import { zeros } from '@/tensor';
import { parameters } from './parameters';

test('every tensor has the path that leads to it as its name', () => {
  const W = { wte: zeros([2]), h: [{ attn: { weight: zeros([3]) } }, { attn: { weight: zeros([4]) } }] };
  const found = parameters(W);
  expect(Object.keys(found)).toEqual(['wte', 'h.0.attn.weight', 'h.1.attn.weight']);
  expect(found['h.1.attn.weight']).toBe(W.h[1].attn.weight);
  expect(W.h[1].attn.weight.name).toBe('h.1.attn.weight');
});

test('a shared tensor is listed once', () => {
  const shared = zeros([2]);
  expect(Object.keys(parameters({ embedding: shared, unembedding: shared, scale: 3, none: undefined }))).toEqual([
    'embedding',
  ]);
});
