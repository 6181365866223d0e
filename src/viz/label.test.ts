import { expect, test } from 'vitest';
import { labelWidth, shortLabel } from './label';

test('a long word is cut to nine characters, a short one is left alone', () => {
  expect(shortLabel('because')).toBe('because');
  expect(shortLabel('antidisestablishment')).toBe('antidise…');
});
test('characters are counted as a reader counts them', () => {
  expect(shortLabel('👩‍👩‍👧‍👦👩‍👩‍👧‍👦')).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦');
  expect(shortLabel('x'.repeat(1e5))).toBe('xxxxxxxx…');
  expect(shortLabel('漢字仮名交じり文')).toBe('漢字仮名…');
  expect(shortLabel('')).toBe('');
});
test('white space is made visible', () => {
  expect(shortLabel(' ')).toBe('␣');
  expect(shortLabel('\n')).toBe('⏎');
});
test('wide characters take more room', () => {
  expect(labelWidth('漢字')).toBeGreaterThan(labelWidth('il'));
});
