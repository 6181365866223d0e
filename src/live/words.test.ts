import { expect, test } from 'vitest';
import { words } from './words';

test('what a task throws is told as a sentence', () => {
  expect(words.threw('At step 37 the loss is NaN')).toBe('Training stopped. At step 37 the loss is NaN.');
  expect(words.threw('The loss is NaN.')).toBe('Training stopped. The loss is NaN.');
  expect(words.threw(' ')).toBe('Training stopped. It did not say why.');
});
