import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ready, rng, useTypescript } from '@/tensor';
import { toNumbers } from '../numbers';
import { initialGpt } from './gptWeights';
import { shippedSizes } from './shippedGpt';
import {
  context,
  freshSizes,
  parameterCount,
  sampleLength,
  sizesOf,
  tinyTrain,
  type TinySettings,
  type TinySnapshot,
} from './tinyTrain';
import { prepare, unigramEntropy } from './tinyTrainText';
import { verdictOn } from './tinyTrainVerdict';

beforeAll(() => ready({ load: (url) => readFile(url) }));
afterAll(() => useTypescript());

const text = 'the cat sat on the mat, and the dog sat on the log. '.repeat(12);
const prepared = prepare(text);
const given = {
  vocabulary: prepared.tokenizer.size,
  learned: prepared.learned,
  heldOut: prepared.heldOut,
  prompt: [prepared.learned[0]],
};
const settings: TinySettings = { model: 'fresh', learningRate: 0.01, batch: 4, steps: 24, source: 'cats', given };

function after(settings: TinySettings, seed = 1): TinySnapshot {
  let look: (() => TinySnapshot) | undefined;
  for (look of tinyTrain(settings, seed));
  return look!();
}

test('a text is cut into what is learned and what is held out', () => {
  expect(prepared.learned.length + prepared.heldOut.length).toBe(text.length);
  expect(prepared.heldOut.length).toBe(Math.floor(text.length / 10));
  expect(prepared.tokenizer.decode([...prepared.learned, ...prepared.heldOut])).toBe(text);
  const two = prepare('abab', { heldOut: 'cb' });
  expect([two.learned.length, two.tokenizer.decode([...two.heldOut])]).toEqual([4, 'cb']);
  expect(two.byFrequency).toBeCloseTo(Math.LN2, 6);
  expect(unigramEntropy([5, 5, 5])).toBeCloseTo(0, 9);
});

test('it learns, is measured on both texts, and writes samples; tokens of the prompt first', () => {
  const { step, at, learned, heldOut, samples } = after(settings);
  expect(step).toBe(24);
  expect([at[0], at.at(-1)]).toEqual([0, 24]);
  expect(heldOut).toHaveLength(at.length);
  expect(Math.abs(learned[0] - Math.log(given.vocabulary))).toBeLessThan(0.2);
  expect(learned.at(-1)!).toBeLessThan(learned[0] - 0.8);
  expect(samples.map(({ step }) => step)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24]);
  for (const { ids } of samples) {
    expect(ids).toHaveLength(1 + sampleLength.fresh);
    expect(ids[0]).toBe(given.prompt[0]);
  }
});

test('the same seed gives the same run, another seed another; a snapshot may be given away', () => {
  const short = { ...settings, steps: 4 };
  const first = after(short);
  expect(after(short)).toEqual(first);
  expect(after(short, 2).samples).not.toEqual(first.samples);
  const run = tinyTrain(short, 1);
  const look = run.next().value!;
  look().learned.fill(0);
  expect(look().learned[0]).toBeGreaterThan(1);
  run.return();
});

test('a text too short to hold anything out has one curve; one without text is refused', () => {
  const few = prepare('a rose is a rose is a rose');
  const one = after({ ...settings, steps: 3, given: { ...given, learned: few.learned, heldOut: few.heldOut } });
  expect(one.heldOut).toHaveLength(0);
  expect(one.learned.every(Number.isFinite)).toBe(true);
  expect(() => after({ ...settings, given: undefined })).toThrow('too little text');
  expect(() => after({ ...settings, given: { ...given, learned: new Int32Array(1) } })).toThrow('too little text');
});

test('the trained model goes on from its own weights', () => {
  const weights = toNumbers(initialGpt(shippedSizes, rng(9)));
  const tokens = Int32Array.from({ length: 2 * context }, (_, n) => (n * 7) % 50);
  const shipped = { ...settings, model: 'shipped' as const, batch: 1, steps: 1 };
  const snapshot = after({
    ...shipped,
    given: { vocabulary: 2048, learned: tokens, heldOut: tokens, prompt: [10], weights },
  });
  expect(Math.abs(snapshot.learned[0] - Math.log(2048))).toBeLessThan(0.2);
  expect(() => after({ ...shipped, given: { ...given, weights: weights.slice(1) } })).toThrow(
    'numbers for a model of 1055488',
  );
}, 60_000);

test('parameters are counted as they are', () => {
  for (const sizes of [
    { ...freshSizes, vocabulary: 66 },
    { ...freshSizes, vocabulary: 66, positions: 'learned' } as const,
    shippedSizes,
  ])
    expect(parameterCount(sizes)).toBe(toNumbers(initialGpt(sizes, rng(0))).length);
  expect(sizesOf('fresh', 30).vocabulary).toBe(30);
  expect(sizesOf('shipped', 30).vocabulary).toBe(2048);
});

test('curves are judged by rules', () => {
  const at = Array.from({ length: 11 }, (_, n) => n * 10);
  const of = (learned: number[], heldOut: number[] = []) =>
    verdictOn({ at, learned, heldOut, byFrequency: 3, steps: 100 });
  const line = (from: number, to: number) => at.map((_, n) => from + ((to - from) * n) / 10);
  expect(of(line(4, 1.5), line(4, 2))).toBe('learns');
  expect(of(line(4, 1), [4, 3, 2.5, 2.4, 2.5, 2.6, 2.7, 2.8, 2.9, 3, 3.1])).toBe('overfits');
  expect(of([4, 3, 2.9, 2.9, 2.9, 2.9, 2.9, 2.9, 2.9, 2.9, 2.9])).toBe('stalled');
  expect(of(line(4, 3.2))).toBe('slow');
  expect(of(line(4, 6))).toBe('worse');
  expect(verdictOn({ at: [0, 10], learned: [4, 3], heldOut: [], byFrequency: 3, steps: 100 })).toBe('early');
});
