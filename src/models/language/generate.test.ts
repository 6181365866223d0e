import { expect, test } from 'vitest';
import { rng } from '@/tensor/rng';
import { continueText } from './generate';
import type { NextTokenModel } from './nextToken';

/** After token i, token i + 1 is nine times as likely as any other; after nothing, all are alike. */
const counting: NextTokenModel = {
  vocabulary: 4,
  context: 1,
  logits: (ids) => [0, 1, 2, 3].map((id) => (ids.length > 0 && id === (ids[ids.length - 1] + 1) % 4 ? Math.log(9) : 0)),
};
const seeded = (seed: number) => ({ random: () => rng(seed).uniform() });

test('each token is appended and read again', () => {
  const ids = [];
  for (const { id } of continueText(counting, [2], { temperature: 0, random: () => 0 })) if (ids.push(id) === 5) break;
  expect(ids).toEqual([3, 0, 1, 2, 3]);
});

test('a token is handed out with what the model said and what it was drawn from', () => {
  const [{ logits, p }] = continueText(counting, [0], { topK: 1, random: () => 0.5, stop: () => true });
  expect([...Array.from(logits)]).toEqual([0, Math.log(9), 0, 0]);
  expect([...p]).toEqual([0, 1, 0, 0]);
});

test('the token that stops is the last', () => {
  const drawn = [...continueText(counting, [0], { temperature: 0, random: () => 0, stop: (id) => id === 3 })];
  expect(drawn.map(({ id }) => id)).toEqual([1, 2, 3]);
});

test('the same random numbers give the same text, and the prompt stays as it was', () => {
  const prompt = [1];
  const draw = () => {
    const random = rng('text');
    const ids = [];
    for (const { id } of continueText(counting, prompt, { random: () => random.uniform() }))
      if (ids.push(id) === 30) break;
    return ids;
  };
  expect(draw()).toEqual(draw());
  expect(prompt).toEqual([1]);
});

test('an empty prompt is a prompt', () => {
  const [{ p }] = continueText(counting, [], { ...seeded(1), stop: () => true });
  expect([...p]).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test('a model that leaves nothing to draw is refused', () => {
  const nothing = { ...counting, logits: () => [-Infinity, -Infinity] };
  expect(() => continueText(nothing, [], seeded(1)).next()).toThrow('none is left to choose');
});
