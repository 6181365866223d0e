import { expect, test } from 'vitest';
import { cellsBetween, heatmapLayout } from './heatmapLayout';

const words = (n: number, word = 'thirsty') => Array.from({ length: n }, () => word);
const layout = (n: number, available: number, word?: string) =>
  heatmapLayout({
    rowLabels: words(n, word),
    colLabels: words(n, word),
    available,
    maxHeight: 480,
    maxCell: 46,
    minCell: 12,
  });

test('cells are as large as allowed where there is room', () => {
  expect(layout(4, 900).cell).toBe(46);
});
test('cells shrink until the drawing fits, and never below the least', () => {
  expect(layout(12, 420).width).toBeLessThanOrEqual(420);
  expect(layout(60, 300).cell).toBe(12);
  expect(layout(60, 300).width).toBeGreaterThan(300);
});
test('a square of twenty words is no taller than a slide has room for', () => {
  expect(layout(20, 1100).height).toBeLessThanOrEqual(480);
});
test('labels of narrow columns stand steeper and keep a line apart', () => {
  for (const n of [3, 20, 30, 60]) {
    const { cell, slope } = layout(n, 420);
    expect(cell * Math.sin((slope * Math.PI) / 180)).toBeGreaterThanOrEqual(12);
  }
});
test('labels shorter than their columns lie level', () => {
  expect(layout(4, 900, '2').slope).toBe(0);
  expect(layout(4, 900, '2').top).toBeLessThan(layout(4, 900).top);
});
test('long labels are cut, so the labels cannot crowd out the cells', () => {
  expect(layout(3, 280, 'pneumonoultramicroscopic').left).toBeLessThan(100);
});
test('an empty heatmap still has a size', () => {
  expect(layout(0, 300).width).toBeGreaterThan(0);
});
test('a quick stroke passes through every cell on its way', () => {
  expect(cellsBetween([0, 0], [2, 2])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
  expect(cellsBetween([3, 1], [3, 1])).toContainEqual([3, 1]);
});
