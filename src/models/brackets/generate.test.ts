import { expect, test } from 'vitest';
import { rng } from '@/tensor';
import { drawBalanced, drawBrackets, drawMany } from './generate';
import { followStack } from './stack';
import { brackets, partner } from './symbols';

const drawn = drawMany(rng('generate'), 5000, { colours: 5, longest: 16 });

test('labels agree with the stack for 5,000 draws, and both classes are about equally frequent', () => {
  for (const { symbols, label } of drawn) expect(followStack(symbols, 5).balanced).toBe(label === 1);
  const share = drawn.filter(({ label }) => label).length / drawn.length;
  expect(Math.abs(share - 0.5)).toBeLessThan(0.03);
});

test('negatives are hard: every opener has its closer somewhere, as in a balanced string', () => {
  for (const { symbols, label } of drawn.filter((string) => !string.label)) {
    expect(label).toBe(0);
    for (const symbol of symbols)
      expect(symbols.filter((s) => s === symbol)).toHaveLength(symbols.filter((s) => s === partner(symbol, 5)).length);
  }
});

test('all even lengths in the range occur about equally often, and no others', () => {
  const lengths = drawn.map(({ symbols }) => symbols.length);
  expect(Array.from(new Set(lengths)).sort((a, b) => a - b)).toEqual([2, 4, 6, 8, 10, 12, 14, 16]);
  for (let length = 2; length <= 16; length += 2)
    expect(Math.abs(lengths.filter((n) => n === length).length / 5000 - 1 / 8)).toBeLessThan(0.02);
  const long = drawMany(rng(1), 200, { colours: 1, shortest: 18, longest: 30 });
  expect(long.every(({ symbols: { length } }) => length >= 18 && length <= 30 && length % 2 === 0)).toBe(true);
});

test('every shape of a balanced string occurs; three coins that all say open, or all say close, one time in eight', () => {
  const draw = rng('shapes');
  const counts = new Map<string, number>();
  for (let i = 0; i < 8000; i++) {
    const shape = brackets(drawBalanced(draw, 1, 4), 1);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  expect(counts.size).toBe(14);
  for (const shape of ['(((())))', '()()()()']) expect(Math.abs(counts.get(shape)! - 1000)).toBeLessThan(120);
});

test('strings of one colour and of two symbols are drawn, too', () => {
  const all = drawMany(rng(2), 100, { colours: 1, longest: 2 }).map(({ symbols }) => brackets(symbols, 1));
  expect(new Set(all)).toEqual(new Set(['()', ')(']));
});

test('a range without an even length is refused', () => {
  expect(() => drawBrackets(rng(1), { colours: 5, shortest: 7, longest: 7 })).toThrow('No even length');
  expect(() => drawBrackets(rng(1), { colours: 5, longest: 1 })).toThrow('No even length lies between 2 and 1');
});
