import { expect, test } from 'vitest';
import { symbolParts } from './symbolParts';

test('what follows an underscore stands low, what follows a caret stands high', () => {
  expect(symbolParts('W_Q^j, K^j')).toEqual([
    { level: 'span', text: 'W' },
    { level: 'sub', text: 'Q' },
    { level: 'sup', text: 'j' },
    { level: 'span', text: ', K' },
    { level: 'sup', text: 'j' },
  ]);
});

test('other names stay whole', () => {
  expect(symbolParts('P·Y − Y′')).toEqual([{ level: 'span', text: 'P·Y − Y′' }]);
  expect(symbolParts('a_')).toEqual([{ level: 'span', text: 'a_' }]);
  expect(symbolParts('')).toEqual([]);
});
