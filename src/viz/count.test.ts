import { expect, test } from 'vitest';
import { counted, subscript, times, whole } from './count';

test('thousands are set apart, shapes joined by a real multiplication sign, indices stand low', () => {
  expect(whole(604_028_928)).toBe('604,028,928');
  expect(times([3, 12288])).toBe('3 × 12,288');
  expect(subscript(12)).toBe('₁₂');
});

test('one of a thing stands alone, of any other number there are several', () => {
  expect([0, 1, 1200].map((n) => counted(n, 'step'))).toEqual(['0 steps', '1 step', '1,200 steps']);
});
