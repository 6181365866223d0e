import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rng } from '@/tensor';
import { shuffled } from './bagOfWords';
import { cbowLoss, largestDifference, predictMiddle, trainCbow, untrainedCbow, weightsOf, type CbowSettings, type CbowSnapshot } from './cbow'; // prettier-ignore
import { cbowExamples, contextPlaces } from './cbowExamples';

const documents = [[8, 0, 7, 5, 3, 1], [4, 8, 6, 1], [2, 1, 0, 7, 4]]; // prettier-ignore
const settings: CbowSettings = { examples: cbowExamples(documents, 2), vocabulary: 9, dim: 4, learningRate: 0.05, epochs: 200 }; // prettier-ignore

function trained(seed: number, changes: Partial<CbowSettings> = {}): CbowSnapshot {
  let look: (() => CbowSnapshot) | undefined;
  for (look of trainCbow({ ...settings, ...changes }, seed));
  return look!();
}

test('the context is what stands around, less at the ends, nothing beside a word that is alone', () => {
  expect(contextPlaces(6, 3, 2)).toEqual([1, 2, 4, 5]);
  expect(contextPlaces(6, 0, 2)).toEqual([1, 2]);
  expect(contextPlaces(2, 1, 3)).toEqual([0]);
  expect(contextPlaces(1, 0, 3)).toEqual([]);
  expect(cbowExamples([[5], [1, 2]], 1)).toEqual({ contexts: [[2], [1]], middles: [1, 2] });
});

test('the order of the context changes nothing, not even the last bit', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(8), { minLength: 1, maxLength: 6 }), fc.nat(9999), (context, seed) => {
      const weights = untrainedCbow(9, 8, seed);
      const there = predictMiddle(weights, context).p;
      const back = predictMiddle(weights, shuffled(context, seed)).p;
      expect(largestDifference(there, back)).toBe(0);
    }),
  );
});

test('a prediction is a distribution, and the loss is the mean of −ln p of the middles', () => {
  const weights = untrainedCbow(9, 4, 1);
  const { contexts, middles } = settings.examples;
  const surprises = contexts.map((context, i) => -Math.log(predictMiddle(weights, context).p.at(0, middles[i]!)));
  expect(predictMiddle(weights, [1, 2]).p.sum().item()).toBeCloseTo(1, 6);
  expect(cbowLoss(weights, settings.examples).item()).toBeCloseTo(surprises.reduce((a, b) => a + b) / surprises.length, 5); // prettier-ignore
});

test('it learns to predict the middle words', () => {
  const { losses } = trained(1);
  expect(losses.length).toBe(201);
  expect(losses[0]).toBeGreaterThan(1.5);
  expect(losses[200]).toBeLessThan(0.3);
});

test('the same seed gives the same training bit for bit, another seed another', () => {
  expect(trained(7, { epochs: 20 })).toEqual(trained(7, { epochs: 20 }));
  expect(trained(8, { epochs: 20 }).losses).not.toEqual(trained(7, { epochs: 20 }).losses);
});

test('a look can be made into weights again', () => {
  const { losses, ...rest } = trained(3, { epochs: 5 });
  const weights = weightsOf({ losses, ...rest }, 9, 4);
  expect(cbowLoss(weights, settings.examples).item()).toBeCloseTo(losses[5]!, 6);
});

test('without a neighbour there is nothing to learn from, and it is said', () => {
  const none = { ...settings, examples: cbowExamples([[1], [2]], 2) };
  expect(() => trainCbow(none, 1).next()).toThrow(/^No word has a neighbour/);
});

test('240 words, the most the figure takes, can be trained', () => {
  const draw = rng(1);
  const many = Array.from({ length: 12 }, () => Array.from({ length: 20 }, () => draw.integer(240)));
  const { losses } = trained(1, { examples: cbowExamples(many, 3), vocabulary: 240, dim: 8, epochs: 30 });
  expect(losses[30]).toBeLessThan(losses[0]!);
});
