import { expect, test } from 'vitest';
import { disagreeing, median } from './agreement';
import type { Report } from './bench';
import { ratio, reportText, table } from './table';

const time = (ms: number) => ({ median: ms, minimum: ms / 2, rounds: 5 });
const report: Report = {
  place: 'Node 24',
  engines: [
    { name: 'unmasked', about: 'this engine' },
    { name: 'tfjs-wasm', about: 'wasm' },
  ],
  rows: [
    {
      title: 'matmul 128³',
      flops: 2 * 128 ** 3,
      times: { unmasked: { ...time(0.1), minimum: 0.1 }, 'tfjs-wasm': time(0.12) },
      roof: 50e9,
      disagree: [],
      failed: {},
    },
  ],
};

test('the median of an even number of values is the mean of the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([5, 1, 3])).toBe(3);
});

test('an engine that differs from the middle of all answers by more than a thousandth is named', () => {
  const answers = { a: Float32Array.of(1, 200), b: Float32Array.of(1, 200.1), c: Float32Array.of(1.01, 200) };
  expect(disagreeing(answers)).toEqual(['c']);
});

test('NaN agrees with nobody', () => {
  const answers = { a: Float32Array.of(1), b: Float32Array.of(1), c: Float32Array.of(NaN) };
  expect(disagreeing(answers)).toContain('c');
});

test('a ratio is the other median over ours, and missing when one was not measured', () => {
  expect(ratio(report.rows[0], 'unmasked', 'tfjs-wasm')).toBeCloseTo(1.2);
  expect(ratio(report.rows[0], 'unmasked', 'jax-js')).toBeNull();
});

test('a mark that is not reached says so', () => {
  const text = reportText(report, 'unmasked');
  expect(text).toMatch(/matmul 128³ +\| +tfjs-wasm \| +1\.30× \| +1\.20× \| +MISSED/);
});

test('the share of the multiply–add loop is the rate of the fastest turn', () => {
  expect(reportText(report, 'unmasked')).toMatch(/41\.9 GFLOP\/s \| +50\.0 GFLOP\/s \| +84 % \| +75 % \| reached/);
});

test('all lines of a table are equally long', () => {
  const lengths = table([
    ['', 'a'],
    ['a longer title', '1.00 ms'],
  ])
    .split('\n')
    .map((line) => line.length);
  expect(new Set(lengths).size).toBe(1);
});
