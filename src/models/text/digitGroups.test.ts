import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitGroups, waysOfSplitting } from './digitGroups';

const threes = (text: string) => digitGroups(text, 'threes').join('|');

test('groups of three begin at the point', () => {
  expect(threes('1234567')).toBe('1|234|567');
  expect(threes('3.14159')).toBe('3|.|141|59');
  expect(threes('1999+1')).toBe('1|999|+|1');
});

test('single digits are single', () => {
  expect(digitGroups('3.14+20', 'single')).toEqual(['3', '.', '1', '4', '+', '2', '0']);
});

test('the pieces put together are the text', () => {
  const units = fc.constantFrom('1', '23', '.', '٣', 'a', ' ', '🤖', '-');
  fc.assert(
    fc.property(fc.string({ unit: units, maxLength: 30 }), fc.constantFrom('single', 'threes'), (text, rule) => {
      expect(digitGroups(text, rule as 'single').join('')).toBe(text);
    }),
  );
});

test('the repairs split numbers of as many digits in one way', () => {
  const numbers = Array.from({ length: 11 }, (_, i) => String(380 + i));
  for (const rule of ['single', 'threes'] as const)
    expect(waysOfSplitting(numbers.map((number) => digitGroups(number, rule)))).toBe(1);
  expect(
    waysOfSplitting([
      ['38', '0'],
      ['3', '85'],
    ]),
  ).toBe(2);
});
