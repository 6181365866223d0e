/** Vectors seen on a plane: the plane on which they differ most, spanned by their first two principal components.
 *    C = Σ (x − mean)(x − mean)ᵀ      share = Σ of its two largest eigenvalues / Σ of all
 *  Vectors are first scaled to length 1: it is directions that the cosine compares.
 *  The plane is found by orthogonal iteration, V ← orthonormal(C V). A plane has no up and no left: it is laid as the picture
 *  before it was, then turned a little towards its first component lying across, so that points glide.
 *  Source: Pearson 1901; Golub and Van Loan, Matrix Computations, §8.2 (orthogonal iteration). */

export interface Plane {
  /** [d] */
  mean: Float32Array;
  /** [2, d], of length 1 and at right angles */
  axes: Float32Array;
  /** of the variance of all dimensions, what the plane shows */
  share: number;
}

type Axes = [x: Float64Array, y: Float64Array];
/** radians */
const turnOfAPicture = 0.04;

/** @param vectors [n, d]
 *  @param before the plane of the picture before this one */
export function planeOf(vectors: Float32Array, d: number, before?: Plane): Plane {
  const n = vectors.length / d;
  const mean = new Float64Array(d);
  const directions = Array.from({ length: n }, (_, row) => direction(vectors.subarray(row * d, (row + 1) * d)));
  for (const x of directions) for (let i = 0; i < d; i++) mean[i] += x[i] / n;
  const C = scatter(directions, mean, d);
  let axes: Axes = before
    ? [Float64Array.from(before.axes.subarray(0, d)), Float64Array.from(before.axes.subarray(d))]
    : [
        Float64Array.from({ length: d }, (_, i) => Math.cos(i)),
        Float64Array.from({ length: d }, (_, i) => Math.sin(i)),
      ];
  const given = axes;
  for (let turn = 0; turn < 60; turn++) axes = orthonormal(times(C, axes[0]), times(C, axes[1]), axes);
  const trace = C.reduce((sum, row, i) => sum + row[i], 0);
  const seen = axes.reduce((sum, axis) => sum + dot(axis, times(C, axis)), 0);
  const laid = before ? fitted(axes, given) : axes;
  const most = before ? turnOfAPicture : Math.PI;
  const [x, y] = rotated(laid, Math.max(-most, Math.min(most, slope(laid, C))));
  return { mean: Float32Array.from(mean), axes: Float32Array.of(...x, ...y), share: trace > 0 ? seen / trace : 0 };
}

/** Where a vector lies on the plane. */
export function placeOn({ mean, axes }: Plane, vector: Float32Array): [number, number] {
  const d = mean.length;
  const x = direction(vector);
  let [across, up] = [0, 0];
  for (let i = 0; i < d; i++) {
    across += axes[i] * (x[i] - mean[i]);
    up += axes[d + i] * (x[i] - mean[i]);
  }
  return [across, up];
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};
const times = (C: readonly Float64Array[], x: Float64Array): Float64Array => Float64Array.from(C, (row) => dot(row, x));

/** Of length 1; the vector 0 stays. */
function direction(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  return length > 0 ? vector.map((entry) => entry / length) : vector;
}

/** [d, d] */
function scatter(points: readonly Float32Array[], mean: Float64Array, d: number): Float64Array[] {
  const C = Array.from({ length: d }, () => new Float64Array(d));
  for (const x of points)
    for (let i = 0; i < d; i++) for (let j = 0; j <= i; j++) C[i][j] += (x[i] - mean[i]) * (x[j] - mean[j]);
  for (let i = 0; i < d; i++) for (let j = 0; j < i; j++) C[j][i] = C[i][j];
  return C;
}

/** Gram–Schmidt; a direction that vanished stays what it was. */
function orthonormal(a: Float64Array, b: Float64Array, was: Axes): Axes {
  const unit = (x: Float64Array, or: Float64Array) => {
    const length = Math.sqrt(dot(x, x));
    return length > 1e-12 ? x.map((entry) => entry / length) : or;
  };
  const first = unit(a, was[0]);
  const without = (x: Float64Array) => {
    const along = dot(x, first);
    return x.map((entry, i) => entry - along * first[i]);
  };
  const twice = without(without(b)); // once loses digits
  return [first, unit(twice, unit(without(was[1]), unit(without(was[0]), was[1])))];
}

/** Across and up after a turn of the axes. */
function rotated([x, y]: Axes, angle: number): Axes {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x.map((entry, i) => cos * entry + sin * y[i]), y.map((entry, i) => cos * entry - sin * x[i])];
}

/** The same plane, turned or turned over so that its axes lie nearest the given ones: orthogonal Procrustes in two dimensions. */
function fitted([x, y]: Axes, [gx, gy]: Axes): Axes {
  const [xx, xy, yx, yy] = [dot(gx, x), dot(gx, y), dot(gy, x), dot(gy, y)];
  const turnedOver = Math.hypot(xx - yy, xy + yx) > Math.hypot(xx + yy, xy - yx);
  return turnedOver
    ? rotated([x, y.map((entry) => -entry)], Math.atan2(-xy - yx, xx - yy))
    : rotated([x, y], Math.atan2(xy - yx, xx + yy));
}

/** From the axis across to the direction in which the points differ most, between −π/2 and π/2. */
function slope([x, y]: Axes, C: readonly Float64Array[]): number {
  const Cx = times(C, x);
  return Math.atan2(2 * dot(Cx, y), dot(Cx, x) - dot(y, times(C, y))) / 2;
}
