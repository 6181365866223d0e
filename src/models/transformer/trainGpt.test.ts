import { expect, test } from 'vitest';
import { rng, tensor } from '@/tensor';
import { dropoutMasks } from './dropout';
import { gpt } from './gpt';
import { initialGpt } from './gptWeights';
import { meanLoss, stridedLoss, trainGpt, type GptRecipe } from './trainGpt';

const context = 6;
const sizes = { vocabulary: 9, context, width: 8, heads: 2, layers: 1 };
const options = { heads: 2 };
const tokens = Array.from({ length: 22 }, (_, t) => (t * 5 + (t % 4)) % 9);
const untrained = () => initialGpt(sizes, rng(1));
const W = untrained();
W.wte.data.forEach((w, i) => (W.wte.data[i] = 30 * w)); // so that no two tokens are equally likely

/** −ln p of the token after position t, in the window that begins at `start`. */
function surprise(start: number, t: number): number {
  const { logits } = gpt(tensor(tokens.slice(start, start + context)), W, options);
  return -logits.logSoftmax(-1).at(t, tokens[start + t + 1]);
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
const positions = [0, 1, 2, 3, 4, 5];

test('the mean loss is over windows side by side, each from its first token', () => {
  const expected = mean([0, 6, 12].flatMap((start) => positions.map((t) => surprise(start, t))));
  expect(meanLoss(W, options, tokens, { context })).toBeCloseTo(expected, 5);
  const spread = mean([0, 6].flatMap((start) => positions.map((t) => surprise(start, t))));
  expect(meanLoss(W, options, tokens, { context, most: 2 })).toBeCloseTo(spread, 5);
});

test('the strided loss counts the later half of windows that overlap: no token with less than half a window before it', () => {
  const starts = [0, 3, 6, 9, 12, 15];
  const expected = mean(starts.flatMap((start) => positions.slice(3).map((t) => surprise(start, t))));
  expect(stridedLoss(W, options, tokens, { context })).toBeCloseTo(expected, 5);
});

test('a text too short for one window is refused', () => {
  const few = tokens.slice(0, context);
  expect(() => meanLoss(W, options, few, { context })).toThrow('6 tokens are too few for a window of 6');
  expect(() => stridedLoss(W, options, few, { context })).toThrow('6 tokens are too few for a window of 6');
  expect(() => trainGpt(W, options, few, recipe, 1)).toThrow('6 tokens are too few for a window of 6');
});

const recipe: GptRecipe = {
  context,
  batch: 4,
  steps: 100,
  learningRate: 0.02,
  warmup: 2,
  dropout: 0,
  weightDecay: 0.1,
};
const lossesWith = (changes: Partial<GptRecipe>) =>
  Array.from(trainGpt(untrained(), options, tokens, { ...recipe, ...changes }, 1), ({ loss }) => loss);

test('a short text is learned by heart', () => {
  const losses = lossesWith({});
  expect(losses).toHaveLength(100);
  expect(losses[0]).toBeCloseTo(Math.log(9), 1);
  expect(losses.at(-1)!).toBeLessThan(losses[0] / 2);
});

test('dropout begins at the step it is told to', () => {
  const [without, from3] = [lossesWith({ steps: 5 }), lossesWith({ steps: 5, dropout: 0.5, dropoutFrom: 3 })];
  expect(from3.slice(0, 3)).toEqual(without.slice(0, 3));
  expect(from3[3]).not.toBe(without[3]);
});

test('a mask is 0 with probability p, and keeps the mean where it was', () => {
  const masks = dropoutMasks(rng(1), [100, 100], 0.25);
  expect(new Set(masks.data)).toEqual(new Set([0, Math.fround(4 / 3)]));
  expect(masks.mean().item()).toBeCloseTo(1, 1);
  expect(dropoutMasks(rng(1), [3], 0).tolist()).toEqual([1, 1, 1]);
  expect(() => dropoutMasks(rng(1), [3], 1)).toThrow('1 is not a probability below 1');
});
