import { expect, test } from 'vitest';
import { rng, tensor } from '@/tensor';
import { gpt } from './gpt';
import { initialGpt } from './gptWeights';
import { lensOn, logitLens, rankOf, topGuess } from './logitLens';

const sizes = { vocabulary: 13, context: 8, width: 16, heads: 2, layers: 3, positions: 'rotary' } as const;
const W = initialGpt(sizes, rng(5));
const model = gpt(tensor([3, 1, 4, 1, 5]), W, { heads: 2, rotary: true });

test('one answer a layer and one before them, the last of which is the model’s own', () => {
  const lens = logitLens(model, W);
  expect(lens).toHaveLength(4);
  for (const logits of lens) expect(logits.shape).toEqual([5, 13]);
  expect(lens[3]).toBe(model.logits);
  expect(lensOn([3, 1, 4, 1, 5], W, { heads: 2, rotary: true })[1].tolist()).toEqual(lens[1].tolist());
});

test('an untrained embedding read by itself says the token itself', () => {
  const [before] = logitLens(model, W);
  const rows = before.tolist() as number[][];
  expect(rows.map((row) => topGuess(row).id)).toEqual([3, 1, 4, 1, 5]);
});

test('the likeliest token and its probability, by hand', () => {
  const logits = [0, Math.log(3), Math.log(2)];
  expect(topGuess(logits).id).toBe(1);
  expect(topGuess(logits).p).toBeCloseTo(1 / 2, 9);
  expect(topGuess(logits, 0.5).p).toBeCloseTo(9 / 14, 9); // 1, 9 and 4
  expect([0, 1, 2].map((id) => rankOf(logits, id))).toEqual([3, 1, 2]);
  expect([0, 1].map((id) => rankOf([1, 1], id))).toEqual([1, 2]);
});
