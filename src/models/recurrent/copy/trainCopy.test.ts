import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ready, useTypescript } from '@/tensor';
import { every, longest, trainCopy, trainedLengths, type CopySettings, type CopySnapshot } from './trainCopy';

beforeAll(() => ready({ load: (url) => readFile(url) }));
afterAll(() => useTypescript());

function after(settings: CopySettings, seed: number): CopySnapshot {
  let look: (() => CopySnapshot) | undefined;
  for (look of trainCopy(settings, seed));
  return look!();
}
const at = (length: (typeof trainedLengths)[number], { accuracies }: { accuracies: Float32Array }) =>
  accuracies[trainedLengths.indexOf(length)];

test('the same seed gives the same networks, another seed others', () => {
  const settings = { h: 6, learningRate: 0.02, steps: 20 };
  const first = after(settings, 1);
  expect(after(settings, 1)).toEqual(first);
  expect(after(settings, 2).vector.weights).not.toEqual(first.vector.weights);
});

test('it is measured after the first step, every hundred, and at the end; in between it stands', () => {
  const measured: number[] = [];
  for (const look of trainCopy({ h: 4, learningRate: 0.01, steps: every + 3 }, 1)) measured.push(look().measured);
  expect([...new Set(measured)]).toEqual([1, every, every + 3]);
  expect(measured[50]).toBe(1);
});

test('the arrays of a snapshot are copies: they may be given away', () => {
  const training = trainCopy({ h: 4, learningRate: 0.01, steps: 3 }, 1);
  const look = training.next().value!;
  const first = look();
  first.vector.weights.fill(0);
  first.attention.accuracies.fill(0);
  expect(look().vector.weights.every((weight) => weight === 0)).toBe(false);
  expect(look()).not.toEqual(first);
  training.return();
});

test('sixteen numbers: both learn five letters, at twenty one vector fails and attention copies on to forty', () => {
  const { vector, attention } = after({ h: 16, learningRate: 0.015, steps: 1500 }, 1);
  expect(at(5, vector)).toBeGreaterThan(0.85);
  expect(at(20, vector)).toBeLessThan(0.45);
  expect(at(longest, vector)).toBeLessThan(0.3);
  expect(at(5, attention)).toBeGreaterThan(0.95);
  expect(at(20, attention)).toBeGreaterThan(0.9);
  expect(at(longest, attention)).toBeGreaterThan(0.6);
});
