import { expect, test } from 'vitest';
import { words } from '../text/words';
import { earlierOnly } from './earlierMask';
import { embed } from './features';
import { attentionHead } from './head';
import { handmade, previousToken, seeded, typed, zeroQuery } from './headWeights';
import { bidirectional, causal } from './masks';

const tiger = words('The tiger climbed down to drink because it was thirsty').tokens;
const run = (tokens: string[], head = handmade(), { positions = false, mask = causal(tokens.length) } = {}) =>
  attentionHead(embed(tokens, { positions }).X, head, { divisor: 'sqrt', mask });
const rowOf = (tokens: string[], word: string, stages = run(tokens)) =>
  (stages.weights.tolist() as number[][])[tokens.indexOf(word)]!;

test('“it” listens most to the tiger, and to the dog, not to the pavement', () => {
  expect(rowOf(tiger, 'it')[1]).toBeGreaterThan(0.85);
  const dog = words('The dog stayed on the pavement because it was tired').tokens;
  const row = rowOf(dog, 'it');
  expect(row[1]).toBeGreaterThan(0.85);
  expect(row[5]).toBeLessThan(0.05);
});

test('“thirsty” listens most to the tiger', () => {
  const row = rowOf(tiger, 'thirsty');
  expect(Math.max(...row)).toBe(row[1]);
});

test('“are” listens most to its subject', () => {
  const tokens = words('Transformers are encoder decoder').tokens;
  const row = rowOf(tokens, 'are');
  expect(Math.max(...row)).toBe(row[0]);
});

test('two equal words have equal rows without positions, and different ones with them', () => {
  const tokens = words('Can you open the can').tokens;
  const mask = bidirectional(5);
  const without = run(tokens, handmade(), { mask }).weights.tolist() as number[][];
  expect(without[0]).toEqual(without[4]);
  const placed = run(tokens, handmade(), { mask, positions: true }).weights.tolist() as number[][];
  expect(Math.max(...placed[0]!)).toBe(placed[0]![1]);
  expect(Math.max(...placed[4]!)).toBe(placed[4]![3]);
});

test('the previous-token head gives more than .9 to the token before, for all of 60 tokens, masked or not', () => {
  const tokens = Array.from({ length: 60 }, (_, i) => `word${i}`);
  for (const mask of [causal(60), bidirectional(60)]) {
    const { weights } = run(tokens, previousToken(), { positions: true, mask });
    for (let i = 1; i < 60; i++) expect(weights.at(i, i - 1)).toBeGreaterThan(0.9);
  }
});

test('a head whose queries are zero averages what it may see', () => {
  const { weights } = run(tiger, zeroQuery());
  expect(weights.at(4, 0)).toBeCloseTo(0.2, 6);
  expect(weights.at(4, 4)).toBeCloseTo(0.2, 6);
});

test('a token that may see nothing has no weights', () => {
  const { weights, output } = run(tiger, handmade(), { mask: earlierOnly(tiger.length) });
  expect(weights.at(0, 0)).toBeNaN();
  expect(output.at(0, 0)).toBeNaN();
  expect(weights.at(1, 0)).toBe(1);
});

test('the same seed draws the same head', () => {
  expect(seeded(3, 5).query.tolist()).toEqual(seeded(3, 5).query.tolist());
  expect(seeded(3, 5).query.tolist()).not.toEqual(seeded(4, 5).query.tolist());
});

test('typed matrices make a head only when they fit', () => {
  const [q, k, v] = [handmade().query, handmade().key, handmade().value].map((matrix) => matrix.tolist() as number[][]);
  expect(typed(q!, k!, v!)?.query.tolist()).toEqual(q);
  expect(
    typed(
      q!,
      k!.map((row) => row.slice(1)),
      v!,
    ),
  ).toBeUndefined();
  expect(typed([], [], [])).toBeUndefined();
});
