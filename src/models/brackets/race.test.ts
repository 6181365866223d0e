import { readFile } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { ready, rng, useTypescript } from '@/tensor';
import { toNumbers } from '../numbers';
import { NotFiniteError } from '../training/notFinite';
import { bracketClassifier } from './classifier';
import { spanOf, trainRace, type RaceSettings, type RaceSnapshot } from './race';

afterEach(() => {
  useTypescript();
});

const kernels = async () =>
  expect((await ready({ load: (url) => readFile(url) })).backend, 'npm run kernels builds them').toBe('wasm');

const settings: RaceSettings = {
  cells: ['elman', 'gated', 'gru', 'lstm'],
  colours: 5,
  longest: 16,
  hidden: 50,
  learningRate: 1e-3,
  batch: 1,
  sequences: 30_000,
};

/** The race after that many steps. Held-out strings are judged every 20 of them: rarely, since plain TypeScript takes its time. */
function after(steps: number, changed: Partial<RaceSettings> = {}, seed = 1): RaceSnapshot {
  const { batch } = { ...settings, ...changed };
  const race = trainRace({ ...settings, sequences: 1200 * batch, ...changed }, seed);
  const looks = Array.from({ length: steps }, () => race.next().value!);
  const last = looks[steps - 1]();
  race.return();
  return last;
}

const small = { hidden: 8, longest: 6 };

test('every cell begins with the weights its seed gives it', () => {
  for (const { cell, weights } of after(1, { learningRate: 1e-20 }, 3).lanes)
    expect(weights, cell).toEqual(toNumbers(bracketClassifier(cell, settings, rng(3))));
});

test.each(['typescript', 'wasm'])(
  'the same settings and seed give the same race on %s, another seed another',
  async (on) => {
    if (on === 'wasm') await kernels();
    const one = after(40, { ...small, batch: 3 });
    expect(one.lanes[0].losses).toHaveLength(2);
    expect(after(40, { ...small, batch: 3 })).toEqual(one);
    expect(after(40, { ...small, batch: 3 }, 2)).not.toEqual(one);
  },
);

test('a cell learns the same alone as among others', async () => {
  await kernels();
  expect(after(40, { ...small, cells: ['lstm'] }).lanes[0]).toEqual(after(40, small).lanes[3]);
});

test('one yield is one batch; the last takes what is left; a point is whole batches, 60 points at most', () => {
  const few = { ...settings, ...small, cells: ['elman'] as const, batch: 32, sequences: 70 };
  const seen = Array.from(trainRace(few, 1), (look) => look().seen);
  expect(seen).toEqual([32, 64, 70]);
  const spans = [1, 100, 500, 10_000, 29_500, 30_000].map((sequences) => spanOf({ batch: 1, sequences }));
  expect(spans).toEqual([1, 2, 10, 200, 500, 500]);
  expect(spanOf({ batch: 32, sequences: 30_000 })).toBe(20 * 32);
});

test('a snapshot keeps its numbers while the race goes on', () => {
  const race = trainRace({ ...settings, ...small }, 1);
  const before = race.next().value!();
  const copy = structuredClone(before);
  for (let i = 0; i < 5; i++) race.next();
  expect(before).toEqual(copy);
});

test('TypeScript and WebAssembly agree on the first 300 strings: mean losses to 1e-4', async () => {
  const rarely = { hidden: 24, sequences: 6000 }; // a point every 100 strings
  const plain = after(300, rarely);
  await kernels();
  const fast = after(300, rarely);
  plain.lanes.forEach(({ cell, losses }, lane) => {
    expect(losses).toHaveLength(3);
    losses.forEach((loss, i) => expect(Math.abs(loss - fast.lanes[lane].losses[i]), cell).toBeLessThan(1e-4));
  });
});

test('a rate that is far too high ends the race with a sentence', () => {
  expect(() => after(200, { ...small, cells: ['elman'], learningRate: 1e30 })).toThrow(NotFiniteError);
});

test('in 1,500 strings of one colour the gated cell learns far more than chance', async () => {
  await kernels();
  const { lanes } = after(1500, { colours: 1, longest: 8, cells: ['gated'], sequences: 30_000 });
  expect(lanes[0].accuracies.at(-1)).toBeGreaterThan(0.9);
});
