import { expect, test } from 'vitest';
import { actionOf } from './keys';

test('a remote control turns pages wherever the focus is', () => {
  for (const on of ['page', 'button', 'control', 'field'] as const) {
    expect(actionOf('PageDown', on)).toBe('next');
    expect(actionOf('PageUp', on)).toBe('previous');
  }
});

test('a field keeps what can be typed, and its arrows', () => {
  for (const key of [' ', 'Enter', 'ArrowLeft', 'n', 'q', '3', '0', '?', 'Home'])
    expect(actionOf(key, 'field')).toBeUndefined();
});

test('a button is pressed by Enter and Space, and left by the arrows', () => {
  expect(actionOf('Enter', 'button')).toBeUndefined();
  expect(actionOf(' ', 'button')).toBeUndefined();
  expect(actionOf('ArrowRight', 'button')).toBe('next');
});

test('a slider keeps its arrows, and a hand may still be counted', () => {
  expect(actionOf('ArrowRight', 'control')).toBeUndefined();
  expect(actionOf('2', 'control')).toBe('tally2');
});

test('digits count hands and 0 clears', () => {
  expect(actionOf('1', 'page')).toBe('tally1');
  expect(actionOf('9', 'page')).toBe('tally9');
  expect(actionOf('0', 'page')).toBe('clearTally');
  expect(actionOf('x', 'page')).toBeUndefined();
});
