import { expect, test } from 'vitest';
import { fromArray, pca, rng } from '@/tensor';
import { placeOn, planeOf } from './plane';

/** Points of unit length that differ most along the first axes. */
function points(n: number, d: number, seed: number): Float32Array {
  const draw = rng(seed);
  const all = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    const row = Array.from({ length: d }, (_, axis) => draw.normal(0, 1 / (axis + 1)));
    const length = Math.hypot(...row);
    row.forEach((entry, axis) => (all[i * d + axis] = entry / length));
  }
  return all;
}

test('it is the plane of the first two principal components', () => {
  const [n, d] = [60, 7];
  const X = points(n, d, 1);
  const plane = planeOf(X, d);
  const { explainedVarianceRatio, projected } = pca(fromArray(X, [n, d]), 2);
  expect(plane.share).toBeCloseTo(explainedVarianceRatio.at(0) + explainedVarianceRatio.at(1), 5);
  for (let i = 0; i < n; i++) {
    const [x, y] = placeOn(plane, X.subarray(i * d, (i + 1) * d));
    expect(Math.abs(x)).toBeCloseTo(Math.abs(projected.at(i, 0)), 3);
    expect(Math.abs(y)).toBeCloseTo(Math.abs(projected.at(i, 1)), 3);
  }
});

test('the axes have length 1 and stand at right angles', () => {
  const { axes } = planeOf(points(40, 5, 2), 5);
  const [x, y] = [axes.subarray(0, 5), axes.subarray(5)];
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, entry, i) => sum + entry * b[i], 0);
  expect(dot(x, x)).toBeCloseTo(1, 5);
  expect(dot(y, y)).toBeCloseTo(1, 5);
  expect(dot(x, y)).toBeCloseTo(0, 5);
});

test('the next picture does not flip: the same points stay where they are, whatever the signs they were given', () => {
  const d = 6;
  const X = points(50, d, 3);
  const before = planeOf(X, d);
  const mirrored = { ...before, axes: before.axes.map((entry, i) => (i < d ? -entry : entry)) };
  for (const picture of [before, mirrored]) {
    const after = planeOf(X, d, picture);
    for (let i = 0; i < 50; i++) {
      const x = X.subarray(i * d, (i + 1) * d);
      placeOn(after, x).forEach((value, axis) => expect(value).toBeCloseTo(placeOn(picture, x)[axis], 3));
    }
  }
});

test('of two dimensions the plane shows all, of equal points nothing', () => {
  expect(planeOf(points(20, 2, 4), 2).share).toBeCloseTo(1, 6);
  const same = planeOf(Float32Array.of(1, 0, 0, 1, 0, 0, 1, 0, 0), 3);
  expect(same.share).toBe(0);
  expect([...same.axes, ...placeOn(same, Float32Array.of(1, 0, 0))].every(Number.isFinite)).toBe(true);
});
