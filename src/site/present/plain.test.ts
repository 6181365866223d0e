import { expect, test } from 'vitest';
import { readable } from './plain';

test('a formula loses its colours and keeps its meaning', () => {
  expect(readable(String.raw`\query{Q}\key{K}^\top`)).toBe('QK^ᵀ');
  expect(readable(String.raw`\sqrt{\dk}`)).toBe('√d_k');
  expect(readable(String.raw`h_1,\dots,h_T`)).toBe('h_1,…,h_T');
  expect(readable(String.raw`\frac{a}{b} \cdot 2`)).toBe('(a)/(b) · 2');
});

test('what it does not know stays readable text', () => {
  expect(readable(String.raw`\unknown{x}`)).toBe('unknownx');
  expect(readable('')).toBe('');
});
