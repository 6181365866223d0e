import { expect, test } from 'vitest';
import { detectorLayer, detectors, features } from './detectors';
import { featuresOf, isKnown, knownWords, vectors } from './featureWords';
import { ffn } from './ffn';
import { gradientOfUnits, shareOff } from './hiddenUnits';

const units = detectors.length;
const onFor = (word: string) => {
  const { hidden } = ffn(vectors([word]), detectorLayer(units), 'relu');
  return detectors.filter((_, k) => hidden.at(0, k) > 0).map(({ question }) => question);
};

test('sixteen units over four features, as in the 2017 ratio', () => {
  expect([units, features.length]).toEqual([16, 4]);
});

test('each unit answers its question', () => {
  expect(onFor('cats')).toEqual([
    'an animal?',
    'plural?',
    'not a place?',
    'not a verb?',
    'several animals?',
    'animal or place?',
  ]);
  expect(onFor('city')).toContain('one place?');
  expect(onFor('the')).toContain('none of the four?');
  expect(onFor('sleep')).toContain('a plural verb?');
});

test('a clear yes is 2 or more before the bend and a clear no −2 or less', () => {
  const { asked } = ffn(vectors(['cat', 'cats', 'city', 'runs', 'the']), detectorLayer(units), 'relu');
  for (const a of asked.data) expect(Math.abs(a)).toBeGreaterThanOrEqual(2);
});

test('most units are exactly 0 with ReLU, none with GELU', () => {
  const X = vectors(['the', 'cats', 'sleep', 'in', 'the', 'city']);
  const share = (activation: 'relu' | 'gelu') => shareOff(ffn(X, detectorLayer(units), activation).hidden);
  expect(share('relu')).toBeGreaterThan(0.5);
  expect(share('gelu')).toBe(0);
});

test('a unit whose bias is far below what any word reaches is dead with ReLU and not with GELU', () => {
  const W = detectorLayer(units, { unit: 0, by: -6 });
  const X = vectors(knownWords);
  expect(gradientOfUnits(X, W, 'relu')[0]).toBe(0);
  expect(gradientOfUnits(X, W, 'gelu')[0]).toBeGreaterThan(0);
  expect(gradientOfUnits(X, detectorLayer(units), 'relu')[0]).toBeGreaterThan(0);
});

test('one question of ours is never answered with yes: no word is a place and a verb', () => {
  const dead = gradientOfUnits(vectors(knownWords), detectorLayer(units), 'relu').flatMap((g, k) =>
    g === 0 ? [k] : [],
  );
  expect(dead).toEqual([15]);
});

test('units beyond ours are drawn, the same every time', () => {
  expect(detectorLayer(20).W1.tolist()).toEqual(detectorLayer(20).W1.tolist());
  expect(detectorLayer(20).W1.shape).toEqual([4, 20]);
  expect(detectorLayer(4).W2.shape).toEqual([4, 4]);
});

test('a word nobody wrote down has a vector of its own, whatever its case', () => {
  expect(isKnown('Zebra')).toBe(false);
  expect(featuresOf('Zebra')).toEqual(featuresOf('zebra'));
  expect(featuresOf('zebra').filter((x) => x > 0).length).toBe(2);
});
