/** Many entries to one. Sums are kept in float64 and rounded once, so their order does not show. */

import type { Attributes, ForwardTable, Values } from '../operations';
import { broadcastStrides, indexAt, linesAlong, positions, reducedShape, sizeOf } from '../shape';

/** For every entry of x, the position of the entry of the result that it goes into. */
function slots(x: Values, dims: readonly number[]): Int32Array {
  return positions(x.shape, broadcastStrides(reducedShape(x.shape, dims, true), x.shape));
}

/** result[slot] = Σ f(x, slot) over the entries of the slot */
function total(x: Values, dims: readonly number[], f: (value: number, slot: number) => number): Float64Array {
  const sums = new Float64Array(sizeOf(reducedShape(x.shape, dims, true)));
  const slot = slots(x, dims);
  for (let i = 0; i < slot.length; i++) sums[slot[i]] += f(x.data[i], slot[i]);
  return sums;
}

/** The position in x of the extreme entry of each slot: the first of equals, and NaN before anything else, as in PyTorch. */
export function extremes(x: Values, dims: readonly number[], better: (a: number, b: number) => boolean): Int32Array {
  const found = new Int32Array(sizeOf(reducedShape(x.shape, dims, true))).fill(-1);
  const slot = slots(x, dims);
  for (let i = 0; i < slot.length; i++) {
    const best = x.data[found[slot[i]]];
    const value = x.data[i];
    if (found[slot[i]] < 0 || better(value, best) || (Number.isNaN(value) && !Number.isNaN(best))) found[slot[i]] = i;
  }
  return found;
}

export const greater = (a: number, b: number): boolean => a > b;
export const less = (a: number, b: number): boolean => a < b;

const counted = (x: Values, dims: readonly number[]): number => dims.reduce((n, dim) => n * x.shape[dim], 1);

type Reduced = Attributes['sum'];

const result = (x: Values, { dims, keepdim }: Reduced, data: Float64Array): Values => ({
  shape: reducedShape(x.shape, dims, keepdim),
  data: Float32Array.from(data),
});

const extreme =
  (better: (a: number, b: number) => boolean) =>
  ([x]: readonly Values[], reduction: Reduced): Values => {
    const chosen = Float64Array.from(extremes(x, reduction.dims, better), (position) => x.data[position]);
    return result(x, reduction, chosen);
  };

const itself = (value: number): number => value;

export const reduce = {
  sum: ([x], reduction) => result(x, reduction, total(x, reduction.dims, itself)),
  mean: ([x], reduction) => {
    const n = counted(x, reduction.dims);
    const means = total(x, reduction.dims, itself).map((sum) => sum / n);
    return result(x, reduction, means);
  },
  max: extreme(greater),
  min: extreme(less),
  amax: extreme(greater),
  amin: extreme(less),
  var: ([x], reduction) => {
    const n = counted(x, reduction.dims);
    const means = total(x, reduction.dims, itself).map((sum) => sum / n);
    // two passes: E[x²] − E[x]² loses its digits when the mean is large
    const squares = total(x, reduction.dims, (value, slot) => (value - means[slot]) ** 2);
    const variances = squares.map((sum) => sum / (n - reduction.correction));
    return result(x, reduction, variances);
  },
  logsumexp: ([x], reduction) => {
    const largest = Float64Array.from(extremes(x, reduction.dims, greater), (position) => x.data[position]);
    const shift = largest.map((max) => (Number.isFinite(max) ? max : 0)); // ∞ − ∞ has no value
    const sums = total(x, reduction.dims, (value, slot) => Math.exp(value - shift[slot]));
    const logs = sums.map((sum, slot) => Math.log(sum) + shift[slot]);
    return result(x, reduction, logs);
  },
  argmax: ([x], reduction) => {
    const ranks = Float64Array.from(extremes(x, reduction.dims, greater), (position) => {
      const index = indexAt(position, x.shape);
      return reduction.dims.reduce((rank, dim) => rank * x.shape[dim] + index[dim], 0);
    });
    return result(x, reduction, ranks);
  },
  cumsum: ([x], { dim }) => {
    const { length, stride, starts } = linesAlong(x.shape, dim);
    const data = new Float32Array(x.data.length);
    for (const start of starts) {
      let sum = 0;
      for (let i = 0, at = start; i < length; i++, at += stride) data[at] = sum += x.data[at];
    }
    return { shape: x.shape, data };
  },
} satisfies Partial<ForwardTable>;
