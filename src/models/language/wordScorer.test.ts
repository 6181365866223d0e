import { expect, test } from 'vitest';
import { wordScorer } from './wordScorer';

const scorer = wordScorer('The cat sat. The cat sat down. The dog is here. A cat is here.');

test('each factor is one word given the words before it that the model sees', () => {
  const { factors } = scorer.factors('The cat sat down');
  expect(factors.map(({ token, given }) => `${token} | ${given.join(' ')}`)).toEqual([
    'The | START',
    'cat | START The',
    'sat | The cat',
    'down | cat sat',
  ]);
  expect(factors.map(({ pairs }) => pairs)).toEqual([3, 2, 2, 1]);
});

test('what was often seen is likely; a doubled word and a word never seen are not, and get no 0', () => {
  const p = (sentence: string, t: number) => scorer.factors(sentence).factors[t]!.p;
  expect(p('The cat', 1)).toBeGreaterThan(p('The dog', 1));
  expect(p('The cat cat', 2)).toBeLessThan(p('The cat sat', 2));
  expect(p('The zebra', 1)).toBeGreaterThan(0);
  expect(p('The zebra', 1)).toBeLessThan(p('The dog', 1));
});

test('a long sentence is scored as far as the limit', () => {
  expect(scorer.factors('a b c d e', 3)).toMatchObject({ left: 2, factors: { length: 3 } });
  expect(scorer.factors('').factors).toEqual([]);
});

test('the words after a context, those never seen together counted as one, share 1', () => {
  const text = 'a b. a c. b a.';
  const small = wordScorer(text);
  // The vocabulary: a b . STOP c, and one for all that it lacks.
  const words = ['a', 'b', '.', 'c', 'zzz'];
  const sum = words.reduce((total, word) => total + small.factors(`a ${word}`).factors[1]!.p, 0);
  expect(sum).toBeLessThan(1);
  expect(sum).toBeGreaterThan(0.85); // STOP has the rest
});
