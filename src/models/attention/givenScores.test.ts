import { expect, test } from 'vitest';
import { attendGiven, square } from './givenScores';
import { bidirectional, causal } from './masks';

// Rows = queries Q1–Q4: the transpose of what the slide prints.
const slide = [
  [4, -4, 2, 3],
  [70, -10, 0, -3],
  [0, 0, 0, 4],
  [85, 0, 0, 5],
];
const weights = (divisor: number, mask = causal(4)) =>
  attendGiven(slide, { divisor, mask }).weights.tolist() as number[][];
const close = (row: number[] | undefined, expected: number[], digits: number) =>
  expected.forEach((x, i) => expect(row![i]).toBeCloseTo(x, digits));

test('the slide’s scores, masked and divided by √128', () => {
  const A = weights(Math.sqrt(128));
  close(A[0], [1, 0, 0, 0], 5);
  close(A[1], [0.99915, 0.00085, 0, 0], 5);
  close(A[2], [1 / 3, 1 / 3, 1 / 3, 0], 5);
  close(A[3], [0.99806, 0.00054, 0.00054, 0.00085], 5);
});

test('the slide’s scores divided by 128, as the slide says', () => {
  const A = weights(128);
  close(A[1], [0.651, 0.349], 3);
  close(A[3], [0.39, 0.201, 0.201, 0.209], 3);
});

test('the slide’s scores without a mask', () => {
  const A = weights(Math.sqrt(128), bidirectional(4));
  close(A[0], [0.308, 0.152, 0.258, 0.282], 3);
  close(A[1], [0.9955, 0.00085, 0.002, 0.0016], 4);
  close(A[2], [0.226, 0.226, 0.226, 0.322], 3);
  close(A[3], [0.99806, 0.00054, 0.00054, 0.00085], 5); // query 4 saw every key before, too
});

test('with values that are not given, the mix says how much of each value is in it', () => {
  const { weights, output } = attendGiven(slide, { divisor: Math.sqrt(128), mask: causal(4) });
  expect(output.tolist()).toEqual(weights.tolist());
});

test('queries and keys are the same tokens, so a matrix is cut to a square', () => {
  expect(
    square([
      [1, 2, 3],
      [4, 5, 6],
    ]),
  ).toEqual([
    [1, 2],
    [4, 5],
  ]);
  expect(square([])).toEqual([]);
});
