import { expect, test } from 'vitest';
import { embedding, fromArray, rng } from '@/tensor';
import { miniature } from './miniature';
import { descent, stepsOf, trainSkipGram, untrained, type SkipGramSettings, type SkipGramSnapshot } from './skipGram';
import { corpusOf } from './vocabulary';

const settings: SkipGramSettings = {
  text: miniature(1, 400),
  dimension: 8,
  window: 3,
  passes: 4,
  learningRate: 0.05,
};

function trained(seed: number, changes: Partial<SkipGramSettings> = {}): SkipGramSnapshot {
  let look: (() => SkipGramSnapshot) | undefined;
  for (look of trainSkipGram({ ...settings, ...changes }, seed));
  return look!();
}

test('a step goes down the gradient that the tape finds, a negative drawn twice included', () => {
  const [V, d, rate] = [6, 4, 0.25];
  const draw = rng(3);
  const random = () => Float32Array.from({ length: V * d }, () => draw.normal());
  const [v, u] = [random(), random()];
  const targets = Int32Array.of(2, 4, 0, 4, 5, 1);

  const [tv, tu] = [v, u].map((data) => fromArray(data, [V, d], { requiresGrad: true }));
  const scores = embedding(tu, [...targets]).matmul(tv.slice([3, 4]).T); // [6, d] · [d, 1] -> [6, 1]
  const signs = fromArray([1, -1, -1, -1, -1, -1], [6, 1]);
  const L = scores.mul(signs).neg().softplus().sum(); // −log σ(x) = softplus(−x)
  L.backward();

  const loss = descent(v, u, d)(3, targets, rate);
  expect(loss).toBeCloseTo(L.item(), 5);
  for (const [now, then] of [
    [v, tv],
    [u, tu],
  ] as const)
    now.forEach((value, i) => expect((then.data[i] - value) / rate).toBeCloseTo(then.grad!.data[i], 4));
});

test('the loss falls from K + 1 coin tosses', () => {
  const { losses } = trained(1, { passes: 20 });
  expect(losses[0]).toBeLessThanOrEqual(6 * Math.LN2 + 0.01);
  expect(losses[0]).toBeGreaterThan(4);
  expect(losses.at(-1)).toBeLessThan(losses[0] - 1);
});

test('the same seed gives the same vectors, bit for bit, however often one looks; another seed others', () => {
  let look: () => SkipGramSnapshot;
  for (look of trainSkipGram(settings, 7)) look();
  expect(trained(7)).toEqual(look!());
  expect(trained(8).vectors).not.toEqual(trained(7).vectors);
});

test('a look is a copy: training on does not change it', () => {
  const steps = trainSkipGram(settings, 1);
  const look = steps.next().value!;
  const first = look();
  steps.next();
  expect(first.losses.length).toBe(1);
  expect(look().vectors).not.toEqual(first.vectors);
});

test('it takes as many steps as were said, a thousand words each', () => {
  const corpus = corpusOf(settings.text);
  expect(trained(1).losses.length).toBe(stepsOf(corpus, settings.passes));
  expect(stepsOf(corpus, 2)).toBe(Math.ceil((2 * corpus.tokens.length) / 1000));
});

test('before the first step the vectors are small and random', () => {
  const vectors = untrained(corpusOf(settings.text), 8, 1);
  expect(Math.max(...vectors.map(Math.abs))).toBeLessThanOrEqual(0.5 / 8);
});

test('a text of fewer than three words cannot be trained on; one of three can', () => {
  expect(() => trained(1, { text: 'again and again' })).toThrow('2 different words');
  expect(trained(1, { text: 'one two three' }).vectors.every(Number.isFinite)).toBe(true);
});

test('a rate that is far too large ends it with a sentence', () => {
  expect(() => trained(1, { learningRate: 1e30 })).toThrow(/no longer finite$/);
});
