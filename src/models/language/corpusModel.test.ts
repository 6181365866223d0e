import { expect, test } from 'vitest';
import { corpusModel } from './corpusModel';
import { greedy } from './logits';

const rhyme = 'The cat sat on the mat. The cat ate. The cat sat on the cat.';

test('a text gives a tokenizer and a model that speak the same ids', () => {
  const { tokenizer, model, tokens, seen } = corpusModel(rhyme);
  expect(model.vocabulary).toBe(tokenizer.size);
  expect(tokens).toBe(tokenizer.encode(rhyme).length);
  expect(seen(tokenizer.encode(' cat')[0]!)).toBe(4);
});

test('it continues its own text', () => {
  const { tokenizer, model } = corpusModel(rhyme);
  expect(tokenizer.piece(greedy(model.logits(tokenizer.encode('The cat sat on'))))).toBe(' the');
});

test('the window is one token less than N', () => {
  expect(corpusModel(rhyme, { order: 3 }).model.context).toBe(2);
});

test('no text at all is a model that knows nothing: every byte is alike', () => {
  const { model, tokens } = corpusModel('');
  expect(tokens).toBe(0);
  expect([...new Set(Array.from(model.logits([]), (logit) => logit.toFixed(9)))]).toEqual([
    (-Math.log(256)).toFixed(9),
  ]);
});
