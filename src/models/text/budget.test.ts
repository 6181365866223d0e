import { expect, test } from 'vitest';
import { around, fit } from './budget';
import { attentionCosts, bytesPerToken, charactersPerToken } from './measure';

test('a window of 1,024 tokens of four characters holds 4,096 characters', () => {
  expect(fit(1024, 8192, 4)).toEqual({ covered: 4096, share: 0.5, filled: 1 });
  expect(fit(1024, 1024, 4)).toEqual({ covered: 4096, share: 1, filled: 0.25 });
});

test('an empty text fits and fills nothing', () => {
  expect(fit(1024, 0, 4)).toMatchObject({ share: 1, filled: 0 });
});

test('the cut is between characters, also outside the first plane', () => {
  expect(around('🤖🤖ab', 1)).toEqual({ before: '🤖', after: '🤖ab' });
  expect(around('abc', 9)).toEqual({ before: 'abc', after: '' });
  expect(around('x🤖'.repeat(60), 60, 5).before).toBe('🤖x🤖x🤖');
});

test('twice the tokens cost four times the pairs', () => {
  expect(attentionCosts([10, 20, 5, 0])).toEqual([4, 16, 1, NaN]);
});

test('a text without tokens has no bytes per token', () => {
  const nothing = { tokens: 0, bytes: 1, characters: 1 };
  expect([bytesPerToken(nothing), charactersPerToken(nothing)]).toEqual([NaN, NaN]);
});
