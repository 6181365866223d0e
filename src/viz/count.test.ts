import { expect, test } from 'vitest';
import { subscript, times, whole } from './count';

test('thousands are set apart, shapes joined by a real multiplication sign, indices stand low', () => {
  expect(whole(604_028_928)).toBe('604,028,928');
  expect(times([3, 12288])).toBe('3 × 12,288');
  expect(subscript(12)).toBe('₁₂');
});
