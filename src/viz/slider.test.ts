import { expect, test } from 'vitest';
import { toPosition, toValue } from './slider';

const heads = { min: 1, max: 64, step: 1, log: true };

test('a plain slider stands at its value', () => {
  expect(toPosition(3, { min: 0, max: 9, step: 1, log: false })).toBe(3);
  expect(toValue(3, 2, { min: 0, max: 9, step: 1, log: false })).toBe(3);
});
test('a log slider is spaced by ratio', () => {
  expect(toPosition(8, heads)).toBe(500);
  expect(toValue(500, 1, heads)).toBe(8);
});
test('one key press on a log slider of whole numbers moves by one', () => {
  expect(toValue(toPosition(1, heads) + 1, 1, heads)).toBe(2);
  expect(toValue(toPosition(4, heads) - 1, 4, heads)).toBe(3);
  expect(toValue(1000, 64, heads)).toBe(64);
});
