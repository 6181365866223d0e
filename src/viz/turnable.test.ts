import { expect, test } from 'vitest';
import { turnable } from './turnable';

test('a picture can be turned by a hand while one of its dials is neither locked nor hidden', () => {
  const shared = { locked: ['row'], hidden: ['scores'] };
  expect(turnable(shared, 'row', 'column')).toBe(true);
  expect(turnable(shared, 'row')).toBe(false);
  expect(turnable(shared, 'row', 'scores')).toBe(false);
});
