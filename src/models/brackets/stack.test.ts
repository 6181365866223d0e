import { expect, test } from 'vitest';
import { labelled } from './labelled';
import { countersScore } from './countersScore';
import { followCounters, followStack, heights } from './stack';
import { brackets, parseBrackets, partner } from './symbols';

test('the stack gives the twelve labelled strings their labels', () => {
  for (const { symbols, colours, label } of labelled)
    expect(followStack(symbols, colours).balanced, brackets(symbols, colours)).toBe(label === 1);
  expect(labelled.map(({ label }) => label)).toEqual([1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0]);
});

test('with all pairs written as round brackets, they are the strings of the lectures', () => {
  const round = labelled.map(({ symbols, colours }) => symbols.map((s) => (s < colours ? '(' : ')')).join(''));
  expect(round.slice(0, 6)).toEqual(['(())()', '()()', '()(()())', '(()))()(', '())(()', '())(']);
  expect(round.slice(6)).toEqual(['(())()', '()()', '()(()())', '(()))()(', '())(()', '())(']);
});

test('every unbalanced string of one colour has as many openers as closers: totals alone fail', () => {
  const negatives = labelled.filter(({ colours, label }) => colours === 1 && label === 0);
  expect(negatives).toHaveLength(3);
  for (const { symbols } of negatives) expect(symbols.filter((s) => s === 0)).toHaveLength(symbols.length / 2);
});

test('each labelled string that is not balanced falls below zero on its way, and no balanced one does', () => {
  expect(heights([0, 0, 1, 1, 1, 0], 1)).toEqual([1, 2, 1, 0, -1, 0]);
  for (const { symbols, colours, label } of labelled)
    expect(Math.min(...heights(symbols, colours)) < 0, brackets(symbols, colours)).toBe(label === 0);
});

test('five counters accept the crossing pairs [0, 1, 9, 8]; the stack does not', () => {
  expect(followCounters([0, 1, 9, 8], 5).accepts).toBe(true);
  expect(followStack([0, 1, 9, 8], 5)).toMatchObject({ balanced: false, failsAt: 2 });
});

test('one counter is as good as a stack for one colour', () => {
  for (let code = 0; code < 2 ** 8; code++) {
    const symbols = Array.from({ length: 8 }, (_, i) => (code >> i) & 1);
    expect(followCounters(symbols, 1).accepts).toBe(followStack(symbols, 1).balanced);
  }
});

test('the stack keeps what still waits, and a string that ends too early fails at no symbol', () => {
  const { steps, balanced, failsAt } = followStack([0, 2, 7], 5);
  expect(steps.map(({ stack }) => stack)).toEqual([[0], [0, 2], [0]]);
  expect(balanced).toBe(false);
  expect(failsAt).toBeUndefined();
  expect(followStack([9], 5)).toMatchObject({ balanced: false, failsAt: 0 });
});

test('the empty string is balanced', () => {
  expect(followStack([], 5).balanced).toBe(true);
  expect(followCounters([], 5).accepts).toBe(true);
});

test('with five colours an opener and its closer add up to 9', () => {
  for (let symbol = 0; symbol < 10; symbol++) expect(symbol + partner(symbol, 5)).toBe(9);
});

test('each colour has its glyphs, and reading them gives the symbols back', () => {
  expect(brackets([0, 9, 1, 8, 2, 7, 3, 6, 4, 5], 5)).toBe('()[]{}<>«»');
  expect(parseBrackets('()[]{}<>«»', 5)).toEqual({ symbols: [0, 9, 1, 8, 2, 7, 3, 6, 4, 5], ignored: [] });
  expect(brackets([0, 1], 1)).toBe('()');
});

test('digits and commas are read as well; glyphs of colours that are not there are left out', () => {
  expect(parseBrackets('[0, 1, 9, 8]', 5)).toEqual({ symbols: [1, 0, 1, 9, 8, 8], ignored: [] });
  expect(parseBrackets('0, 1, 9 8', 5).symbols).toEqual([0, 1, 9, 8]);
  expect(parseBrackets('(a)[9', 1)).toEqual({ symbols: [0, 1], ignored: ['a', '[', '9'] });
});

test('counters are right on most strings of the race, but not on all; with one colour on all', () => {
  const { short, long } = countersScore(5, 16);
  expect(short).toEqual({ coloured: 0.87, blind: 0.728 });
  expect(long).toEqual({ coloured: 0.81, blind: 0.616 });
  const one = { coloured: 1, blind: 1 };
  expect(countersScore(1, 16)).toEqual({ short: one, long: one });
});
