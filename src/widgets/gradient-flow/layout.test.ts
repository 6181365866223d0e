import { expect, test } from 'vitest';
import { columns, curveDomain, normDomain, ticks } from './layout';

test('the scale has room on both sides of 1, so that a bar is seen to change sides', () => {
  expect(normDomain([0.04, 1])).toEqual([1e-2, 1e2]);
  expect(normDomain([17, 1])).toEqual([1e-2, 1e2]);
  expect(normDomain([1, 1])).toEqual([0.1, 10]);
  const [low, high] = normDomain([1e-6, 1]);
  expect([low, high]).toEqual([1e-8, 1e3]);
});

test('lengths that have no place on the scale still have a scale to stand in', () => {
  for (const norms of [[0, 0, 1], [Infinity, 1e30, 1], [0, 0], [Infinity]]) {
    const [low, high] = normDomain(norms);
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(1);
    expect(high).toBeLessThan(Infinity);
  }
});

test('the columns fill the width and never touch', () => {
  for (const T of [1, 2, 30, 100]) {
    const { at, bar, step } = columns(T, 40, 300);
    expect(at(T)).toBeLessThan(300);
    expect(at(0)).toBeGreaterThan(40);
    expect(bar).toBeLessThan(step);
  }
});

test('the first and the last step carry a label', () => {
  for (let T = 1; T <= 100; T++)
    for (const width of [240, 600]) {
      const labels = ticks(T, width / (T + 1));
      expect(labels[0]).toBe(0);
      expect(labels.at(-1)).toBe(T);
      expect(new Set(labels).size).toBe(labels.length);
    }
});

test('the curve over the radius is given the narrowest scale in which it is seen', () => {
  const sweep = (T: number, slope = 1) => Array.from({ length: 21 }, (_, i) => (slope * (0.5 + i / 20)) ** T);
  expect(curveDomain(sweep(30))).toEqual([1e-3, 1e3]);
  expect(curveDomain(sweep(100))).toEqual([1e-3, 1e3]);
  expect(curveDomain(sweep(10, 0.25))).toEqual([1e-12, 1e3]);
  expect(curveDomain(sweep(50, 0.25))).toEqual([1e-48, 1e22]);
  expect(curveDomain(Array(21).fill(0))).toEqual([1e-3, 1e3]);
});
