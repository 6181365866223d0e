import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toNumbers } from '../../numbers';
import { ready, rng, tensor, useTypescript, zeros, type Tensor } from '@/tensor';
import { alphabet, clueless, context, drawCopies, drawDistinct, drawSegment, repeated, vocabulary } from './copies';
import { inductionScores, previousTokenScores } from './headScores';
import { heads, inductionOf, initialInduction, optionsOf, width } from './inductionGpt';
import { mostRead, placesFor, readRepeated } from './inductionReading';
import { every, trainInduction, type InductionSettings, type InductionSnapshot } from './trainInduction';

beforeAll(() => ready({ load: (url) => readFile(url) }));
afterAll(() => useTypescript());

const rotary = { layers: 2, positions: 'rotary' } as const;
const recipe: InductionSettings = { ...rotary, shortest: 8, learningRate: 3e-3, steps: 300 };

test('a row repeats its segment, and its targets are the tokens after the first copy', () => {
  const [ids, targets] = drawCopies(rng(1), 40, [8, 32]);
  expect([ids.shape, targets.shape]).toEqual([[40, context], [40, context]]); // prettier-ignore
  const segments = new Set<number>();
  for (let b = 0; b < 40; b++) {
    const row = Array.from({ length: context }, (_, t) => ids.at(b, t));
    const S = Array.from({ length: context }, (_, t) => targets.at(b, t)).findIndex((target) => target >= 0);
    segments.add(S);
    for (let t = S; t < context; t++) expect(row[t]).toBe(row[t - S]);
    for (let t = S; t < context - 1; t++) expect(targets.at(b, t)).toBe(row[t + 1]);
  }
  expect(Math.min(...segments)).toBeGreaterThanOrEqual(8);
  expect(Math.max(...segments)).toBeLessThanOrEqual(32);
  expect(segments.size).toBeGreaterThan(10);
});

test('64 signs for 64 tokens; segments are drawn from them, with or without repeats', () => {
  expect(new Set(alphabet).size).toBe(vocabulary);
  expect(clueless).toBeCloseTo(4.159, 3);
  expect(repeated([3, 1, 4], 7)).toEqual([3, 1, 4, 3, 1, 4, 3]);
  expect(drawSegment(rng(1), 500).every((id) => id >= 0 && id < vocabulary)).toBe(true);
  expect(new Set(drawDistinct(rng(1), 32)).size).toBe(32);
});

test('what cannot repeat is refused', () => {
  expect(() => drawCopies(rng(1), 2, [8, context])).toThrow('do not repeat within 64');
  expect(() => drawCopies(rng(1), 2, [9, 8])).toThrow('segments of 9 to 8');
  expect(() => drawDistinct(rng(1), vocabulary + 1)).toThrow('not 65');
  expect(() => inductionScores(uniform(4), 4)).toThrow('4 tokens do not repeat after 4');
});

/** A head that reads everything alike. */
function uniform(T: number): Tensor {
  return tensor([
    [Array.from({ length: T }, (_, i) => Array.from({ length: T }, (_, j) => (j <= i ? 1 / (i + 1) : 0)))],
  ]);
}

/** A head that reads one token from each place. */
function reading(T: number, key: (i: number) => number): Tensor {
  const A = zeros([1, 1, T, T]);
  for (let i = 0; i < T; i++) A.data[i * T + Math.max(0, key(i))] = 1;
  return A;
}

test('a head that reads the token before has previous-token score 1, and is no induction head', () => {
  const A = reading(8, (i) => i - 1);
  expect(previousTokenScores(A)).toEqual([1]);
  expect(inductionScores(A, 4)).toEqual([0]);
});

test('a head that reads what followed the same token has induction score 1', () => {
  const A = reading(8, (i) => i - 3);
  expect(inductionScores(A, 4)).toEqual([1]);
  expect(previousTokenScores(A)[0]).toBeCloseTo(1 / 7, 6); // from the second token only the first can be read
});

test('a head that reads everything alike has the mean of 1/i for a score', () => {
  const [score] = previousTokenScores(uniform(4));
  expect(score).toBeCloseTo((1 / 2 + 1 / 3 + 1 / 4) / 3, 6);
  expect(inductionScores(uniform(4), 2)[0]).toBeCloseTo((1 / 3 + 1 / 4) / 2, 6);
});

test('from the second copy on there is a place to look', () => {
  expect(placesFor(4, 5)).toBeUndefined();
  expect(placesFor(7, 5)).toEqual({ before: 6, stoodAt: 2, followedAt: 3 });
  expect(mostRead(uniform(4).data, 2, 4).key).toBe(0);
});

test('two layers of two heads have 104,192 parameters, drawn as wide as they should be', () => {
  const W = initialInduction(rotary, 1);
  expect(toNumbers(W)).toHaveLength(104_192);
  const spread = (x: Tensor) => Math.sqrt(x.square().mean().item());
  expect(spread(W.wte)).toBeCloseTo(0.05, 2);
  expect(spread(W.h[1].mlp.fc.weight)).toBeCloseTo(0.05, 2);
  expect(spread(W.h[0].attn.proj.weight)).toBeCloseTo(0.025, 2);
  expect(spread(W.h[1].mlp.proj.weight)).toBeCloseTo(0.025, 2);
  expect(W.wpe).toBeUndefined();
});

test('learned positions begin as sinusoids of amplitude 0.1', () => {
  const { wpe } = initialInduction({ layers: 2, positions: 'learned' }, 1);
  expect(wpe!.shape).toEqual([context, width]);
  expect(wpe!.at(0, 1)).toBeCloseTo(0.1, 6);
  expect(Math.max(...wpe!.data)).toBeLessThanOrEqual(0.1 + 1e-6);
});

test('before training nothing is copied, and the loss is that of whoever has no idea', () => {
  const { at, losses, accuracies } = after({ ...recipe, steps: 1 }, 1);
  expect(at[0]).toBe(0);
  expect(Math.abs(losses[0] - clueless)).toBeLessThan(0.2);
  expect(accuracies[0]).toBeLessThan(0.06);
});

function after(settings: InductionSettings, seed: number): InductionSnapshot {
  let look: (() => InductionSnapshot) | undefined;
  for (look of trainInduction(settings, seed));
  return look!();
}

test('the same seed gives the same numbers, another seed others; a snapshot may be given away', () => {
  const short = { ...recipe, steps: 12 };
  const first = after(short, 1);
  expect(after(short, 1)).toEqual(first);
  expect(after(short, 2).weights).not.toEqual(first.weights);
  expect([...first.at]).toEqual([0, every, 12]);
  const training = trainInduction(short, 1);
  const look = training.next().value!;
  look().weights.fill(0);
  expect(look().weights.every((x) => x === 0)).toBe(false);
  training.return();
});

test('two layers: within 300 steps copying goes from nothing to almost everything, with a previous-token and an induction head', () => {
  const { at, accuracies, losses, previous, induction, weights } = after(recipe, 1);
  const point = (step: number) => at.indexOf(step);
  expect(accuracies[point(150)]).toBeLessThan(0.2);
  expect(accuracies[point(300)]).toBeGreaterThan(0.85);
  expect(losses[point(300)]).toBeLessThan(0.7);
  const last = (scores: Float32Array, layer: number) =>
    Math.max(...scores.subarray(point(300) * 4 + layer * heads).subarray(0, heads));
  expect(last(previous, 0)).toBeGreaterThan(0.45);
  expect(last(induction, 1)).toBeGreaterThan(0.7);
  expect(last(induction, 0)).toBeLessThan(0.1);

  const ids = repeated(drawDistinct(rng(5), 12), 24);
  const read = readRepeated(ids, 12, inductionOf(rotary, weights), optionsOf(rotary));
  expect(read.right).toBeGreaterThanOrEqual(9);
  expect(read.copied).toBe(12);
  expect(read.heads.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['previous', 'induction']));
}, 120_000);

test('one layer learns no copying from the same rows', () => {
  const { accuracies, induction } = after({ ...recipe, layers: 1 }, 1);
  expect(accuracies.at(-1)).toBeLessThan(0.2);
  expect(Math.max(...induction)).toBeLessThan(0.2);
}, 120_000);
