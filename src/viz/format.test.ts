import { expect, test } from 'vitest';
import { decimalsFor, format, formatAbove, formatCell, formatExact, formatFixed, formatTyped, percent } from './format';

test('three significant digits by default', () => {
  expect(format(0.93731)).toBe('0.937');
  expect(format(4.5289)).toBe('4.53');
  expect(format(1234.5)).toBe('1235');
  expect(format(99.97)).toBe('100');
});
test('an exact value has no trailing zeros, a rounded one keeps them', () => {
  expect(format(4)).toBe('4');
  expect(format(0.5)).toBe('0.5');
  expect(format(0.5003)).toBe('0.500');
  expect(format(Math.fround(0.1))).toBe('0.1');
});
test('minus is U+2212 and minus zero is zero', () => {
  expect(format(-0.25)).toBe('−0.25');
  expect(format(-0)).toBe('0');
});
test('infinities are signs and a value that does not exist is nothing', () => {
  expect(format(-Infinity)).toBe('−∞');
  expect(format(Infinity)).toBe('∞');
  expect([format(NaN), formatExact(NaN), percent(NaN), formatCell(NaN)]).toEqual(['', '', '', '']);
});
test('very large and very small numbers are powers of ten', () => {
  expect(format(1e308)).toBe('1×10³⁰⁸');
  expect(format(-1.234e-5)).toBe('−1.23×10⁻⁵');
});
test('the full value is the shortest decimal that is this float32', () => {
  expect(formatExact(Math.fround(0.1))).toBe('0.1');
  expect(formatExact(Math.fround(1 / 3))).toBe('0.33333334');
  expect(formatExact(1 / 3)).toBe('0.3333333333333333');
});
test('shares', () => {
  expect(percent(0.937)).toBe('93.7%');
  expect(percent(1)).toBe('100%');
  expect(percent(0)).toBe('0%');
});
test('cells drop the leading zero and keep two significant digits from one upwards', () => {
  expect([0.87, 1, 0, 0.001, -0.12, -1.44, 12.3, -0.001, 0.996, -Infinity, 123456].map((x) => formatCell(x))).toEqual([
    '.87',
    '1',
    '0',
    '0',
    '−.12',
    '−1.4',
    '12',
    '0',
    '1',
    '−∞',
    '1e5',
  ]);
});
test('numbers in a column share their decimals: as many as exactness needs, within reason', () => {
  expect(decimalsFor([1, 2, 3], 2)).toBe(0);
  expect(decimalsFor([1, 0.5], 2)).toBe(1);
  expect(decimalsFor([0.12345, 0.9], 3)).toBe(3);
  expect(decimalsFor([1234.5, NaN, Infinity], 3)).toBe(0);
  expect([0.5, -0.001, -Infinity, NaN].map((x) => formatFixed(x, 2))).toEqual(['0.50', '0.00', '−∞', '']);
});
test('a typed number has no superscripts', () => {
  expect(formatTyped(1e-5)).toBe('0.00001');
  expect(formatTyped(-0.333333)).toBe('−0.3333');
});

test('a bar of almost nothing is not a bar of nothing', () => {
  expect(formatAbove(0.0004, 3)).toBe('<0.001');
  expect(formatAbove(-0.0004, 3)).toBe('>−0.001');
  expect(formatAbove(0.2, 0)).toBe('<1');
  expect(formatAbove(0, 3)).toBe('0');
  expect(formatAbove(0.0006, 3)).toBe('0.001');
  expect(formatAbove(NaN, 3)).toBe('');
});
test('a cell with room for three decimals tells 0.999 from 1', () => {
  expect(formatCell(0.9987, 3)).toBe('.999');
  expect(formatCell(0.9987)).toBe('1');
  expect(formatCell(0.97, 1)).toBe('1');
  expect(formatCell(-0.9996, 3)).toBe('−1');
});
