import { expect, test } from 'vitest';
import { rng } from '@/tensor/rng';
import { greedyCircle } from './circle';
import type { NextTokenModel } from './nextToken';
import { pass, shareOf, write } from './pass';

const said = [0.1, 0.6, 0.3];
/** Whatever came before: tokens 0, 1, 2 with shares 0.1, 0.6, 0.3. */
const fixed: NextTokenModel = { vocabulary: 3, context: 1, logits: () => said.map(Math.log) };
/** After i comes (i + 1) mod 3, or 3 at the very beginning. */
const round: NextTokenModel = {
  vocabulary: 4,
  context: 2,
  logits: (ids) => [0, 1, 2, 3].map((id) => (id === (ids.length === 0 ? 3 : (ids.at(-1)! + 1) % 3) ? 1 : 0)),
};

test('shares lie end to end, likeliest first, and u falls into one', () => {
  expect([0, 0.59, 0.61, 0.89, 0.91, 0.9999].map((u) => pass(fixed, [], u, {}).id)).toEqual([1, 1, 2, 2, 0, 0]);
  const drawn = pass(fixed, [], 0.7, {});
  expect(shareOf(drawn, drawn.id).from).toBeCloseTo(0.6, 12);
  expect(shareOf(drawn, drawn.id).to).toBeCloseTo(0.9, 12);
});

test('a token is drawn as often as its share says', () => {
  const random = rng(1);
  const counts = [0, 0, 0];
  for (let i = 0; i < 20_000; i++) counts[pass(fixed, [], random.uniform(), {}).id]!++;
  counts.forEach((count, id) => expect(count / 20_000).toBeCloseTo(said[id]!, 1));
});

test('what the model says stays as it is; what is drawn from is cut and shared anew', () => {
  const { said: all, p } = pass(fixed, [], 0.99, { topK: 2 });
  all.forEach((share, id) => expect(share).toBeCloseTo(said[id]!, 12));
  [0, 2 / 3, 1 / 3].forEach((share, id) => expect(p[id]).toBeCloseTo(share, 12));
});

test('at temperature 0, and with one token left, the likeliest is taken whatever u is', () => {
  for (const u of [0, 0.5, 0.999])
    for (const sampling of [{ temperature: 0 }, { topK: 1 }, { topP: 0.01 }])
      expect(pass(fixed, [], u, sampling).id).toBe(1);
});

test('the window is the last tokens, all of them for a model without one', () => {
  expect(pass(round, [1, 2, 0], 0, {}).window).toEqual([2, 0]);
  expect(pass(round, [1], 0, {}).window).toEqual([1]);
  expect(pass({ ...round, context: Infinity }, [1, 2, 0], 0, {}).window).toEqual([1, 2, 0]);
  expect(pass({ ...round, context: 0 }, [1, 2, 0], 0, {}).window).toEqual([]);
});

test('writing appends what it drew, what was chosen instead, and stops', () => {
  const greedy = { temperature: 0 };
  expect(write(round, [0], () => 0, greedy, { length: 5 })).toEqual([1, 2, 0, 1, 2]);
  expect(write(round, [0], () => 0, greedy, { length: 4, chosen: (t) => (t === 1 ? 0 : undefined) })).toEqual([
    1, 0, 1, 2,
  ]);
  expect(write(round, [0], () => 0, greedy, { length: 9, stop: (written) => written.at(-1) === 0 })).toEqual([1, 2, 0]);
});

test('the greedy circle: where it begins, and how long a round is', () => {
  expect(greedyCircle(round, [], 50)).toEqual({ written: [3, 1, 2, 0, 1, 2], from: 3, period: 3 });
  expect(greedyCircle(round, [0, 1], 50)).toMatchObject({ from: 0, period: 3 });
  expect(greedyCircle({ ...round, context: Infinity }, [0], 50)).toBeUndefined();
});
