import { expect, test } from 'vitest';
import { tensor } from '@/tensor';
import { headKind } from './headKind';
import { headScores, placesOf } from './headScores';

const ids = [1, 2, 3, 1];
const places = placesOf(ids, ['\n', 'b', 'c', '\n']);

test('a head that only reads the token before scores 1 there and 0 elsewhere', () => {
  const A = tensor([
    [1, 0, 0, 0],
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
  ]);
  const scores = headScores(A, places);
  expect(scores.previous).toEqual({ weight: 1, even: (1 / 2 + 1 / 3 + 1 / 4) / 3, queries: 3 });
  expect(scores.itself.weight).toBe(0);
  expect(scores.induction.weight).toBe(0);
  expect(scores.evenness).toBe(0);
  expect(headKind(scores)).toBe('previous');
});

test('a head that reads what followed the token last time is an induction head', () => {
  const A = tensor([
    [1, 0, 0, 0],
    [0.5, 0.5, 0, 0],
    [0.4, 0.2, 0.4, 0],
    [0, 1, 0, 0],
  ]);
  const scores = headScores(A, places);
  expect(scores.induction).toEqual({ weight: 1, even: 1 / 4, queries: 1 });
  expect(headKind(scores)).toBe('induction');
});

test('even reading has evenness 1, no score above even, and is called broad', () => {
  const A = tensor(ids.map((_, i) => ids.map((_, j) => (j <= i ? 1 / (i + 1) : 0))));
  const scores = headScores(A, places);
  expect(scores.evenness).toBeCloseTo(1, 6);
  expect(scores.entropy).toBeCloseTo((Math.log(2) + Math.log(3) + Math.log(4)) / 4, 6);
  expect(scores.previous.weight).toBeCloseTo(scores.previous.even, 6);
  expect(headKind(scores)).toBe('broad');
});

test('without a quotation or a repetition there is nothing to score', () => {
  const A = tensor([[1]]);
  const scores = headScores(A, placesOf([7], ['a']));
  for (const score of [scores.previous, scores.itself, scores.quote, scores.induction])
    expect(score).toEqual({ weight: undefined, even: 0, queries: 0 });
  expect(scores.evenness).toBeUndefined();
  expect(headKind(scores)).toBe('mixed');
});
