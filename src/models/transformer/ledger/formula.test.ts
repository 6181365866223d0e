import { expect, test } from 'vitest';
import { parse } from '@/expr/parse';
import { evaluate, fraction, NoSize, wholePart, written } from './formula';

const names = ['d', 'h', 'd_ff', 'N'];
const of: Record<string, bigint> = { d: 12288n, h: 96n, d_ff: 49152n, N: 0n };
const tree = (text: string) => {
  const parsed = parse(text, names);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.expression;
};
const value = (text: string) => {
  const { over, under } = evaluate(tree(text), (name) => fraction(of[name]!));
  return under === 1n ? String(over) : `${over}/${under}`;
};
const problem = (text: string) => {
  try {
    return value(text);
  } catch (error) {
    expect(error).toBeInstanceOf(NoSize);
    return (error as NoSize).message;
  }
};

test('sums, products, quotients and powers are exact', () => {
  expect(value('4*d')).toBe('49152');
  expect(value('d/h')).toBe('128');
  expect(value('d/100')).toBe('3072/25');
  expect(value('8*d/3 - 1')).toBe('32767');
  expect(value('2.5*d + 1e3 - 0.001')).toBe('31719999/1000');
  expect(value('d^2*12*h')).toBe('173946175488');
  expect(value('9^20*9^20 + 1')).toBe(String(9n ** 40n + 1n));
  expect(value('-d + d')).toBe('0');
  expect(value('7/-2')).toBe('-7/2');
});

test('what is rounded is rounded down', () => {
  expect([fraction(7n, 2n), fraction(-7n, 2n), fraction(6n, 2n)].map(wholePart)).toEqual([3n, -4n, 3n]);
});

test('what gives no number says why', () => {
  expect(problem('d/N')).toBe('divides by 0');
  expect(problem('sqrt(d)')).toBe('uses sqrt, which gives no whole numbers: use + − * / and ^');
  expect(problem('d^0.5')).toMatch(/power that is not a whole number from 0 to 20/);
  expect(problem('d^-1')).toMatch(/power/);
  expect(problem('((d^20)^20)^20')).toBe('has a number of more than 60 digits');
  expect(problem('1e-38*1e-38')).toBe('has a number of more than 60 digits');
});

test('a formula is written so that it is read again as the same', () => {
  for (const text of [
    '4*d',
    'd/h',
    '2*h*d + d_ff',
    '(d + h)*2',
    'd - (h - N)',
    'd/(h*2)',
    '-(d + h)',
    '(d + 1)^2',
    '(-2)^2',
    '3*-d',
    'exp(d)',
  ]) {
    expect(tree(written(tree(text))), text).toEqual(tree(text));
  }
  expect(written(tree('2 * h * d + d_ff'))).toBe('2*h*d + d_ff');
});
