/** Entries change place and nothing is computed: each entry of the result is read from one position of an input. */

import { numbers } from '../memory';
import type { ForwardTable, Range, Values } from '../operations';
import { broadcastStrides, positions, sizeOf, stridesOf, type Shape } from '../shape';

function read(x: Values, shape: Shape, from: ArrayLike<number>): Values {
  const data = new Float32Array(from.length);
  for (let i = 0; i < data.length; i++) data[i] = x.data[from[i]];
  return { shape, data };
}

function permuted(x: Values, dims: readonly number[]): Values {
  const strides = stridesOf(x.shape);
  const shape = dims.map((dim) => x.shape[dim]);
  return read(
    x,
    shape,
    positions(
      shape,
      dims.map((dim) => strides[dim]),
    ),
  );
}

/** 0, 1, …, n − 1 with two axes exchanged. */
export function swapped(ndim: number, dim0: number, dim1: number): number[] {
  const dims = Array.from({ length: ndim }, (_, axis) => axis);
  dims[dim0] = dim1;
  dims[dim1] = dim0;
  return dims;
}

/** Positions in x of the entries that ranges, one an axis, choose. */
export function slicePositions(x: Values, ranges: readonly Range[]): Int32Array {
  const strides = stridesOf(x.shape);
  return positions(
    sliceShape(ranges),
    ranges.map(([, , step], axis) => step * strides[axis]),
    ranges.reduce((start, [first], axis) => start + first * strides[axis], 0),
  );
}

const sliceShape = (ranges: readonly Range[]): number[] =>
  ranges.map(([start, stop, step]) => Math.max(0, Math.ceil((stop - start) / step)));

/** Positions in x of y[…, i, …] = x[…, index[…, i, …], …]. */
export function gatherPositions(x: Values, index: Values, dim: number): Int32Array {
  const strides = stridesOf(x.shape);
  const lines = positions(
    index.shape,
    strides.map((stride, axis) => (axis === dim ? 0 : stride)),
  );
  return lines.map((start, i) => start + index.data[i] * strides[dim]);
}

/** Positions in the table [V, d] of the rows `ids`, one row after the other. */
export function rowPositions(table: Values, ids: Values): Int32Array {
  const d = table.shape[1];
  return Int32Array.from({ length: ids.data.length * d }, (_, i) => ids.data[Math.floor(i / d)] * d + (i % d));
}

/** Parts laid one after the other along `dim`. */
function joined(operation: 'concat' | 'stack', parts: readonly Values[], dim: number): Values {
  const length = parts.reduce((sum, part) => sum + part.shape[dim], 0);
  const shape = parts[0].shape.map((n, axis) => (axis === dim ? length : n));
  const data = numbers(operation, sizeOf(shape));
  const strides = stridesOf(shape);
  let start = 0;
  for (const part of parts) {
    const to = positions(part.shape, strides, start);
    for (let i = 0; i < to.length; i++) data[to[i]] = part.data[i];
    start += part.shape[dim] * strides[dim];
  }
  return { shape, data };
}

/** Keeps the entries [i, j] of the last two axes where keep(j − i); the others are 0. */
function triangle(x: Values, keep: (offset: number) => boolean): Values {
  const [rows, columns] = x.shape.slice(-2);
  const row = (i: number) => Math.floor(i / columns) % rows;
  return { shape: x.shape, data: x.data.map((value, i) => (keep((i % columns) - row(i)) ? value : 0)) };
}

export const movement = {
  transpose: ([x], { dim0, dim1 }) => permuted(x, swapped(x.ndim, dim0, dim1)),
  permute: ([x], { dims }) => permuted(x, dims),
  reshape: ([x], { shape }) => ({ shape, data: x.data }),
  broadcastTo: ([x], { shape }) => {
    const data = numbers('broadcastTo', sizeOf(shape));
    const from = positions(shape, broadcastStrides(x.shape, shape));
    for (let i = 0; i < data.length; i++) data[i] = x.data[from[i]];
    return { shape, data };
  },
  slice: ([x], { ranges }) => read(x, sliceShape(ranges), slicePositions(x, ranges)),
  gather: ([x, index], { dim }) => read(x, index.shape, gatherPositions(x, index, dim)),
  embedding: ([table, ids]) => read(table, [...ids.shape, table.shape[1]], rowPositions(table, ids)),
  concat: (parts, { dim }) => joined('concat', parts, dim),
  stack: (parts, { dim }) =>
    joined(
      'stack',
      parts.map(({ shape, data }) => ({ shape: [...shape.slice(0, dim), 1, ...shape.slice(dim)], data })),
      dim,
    ),
  where: ([condition, a, b], { shape }) => {
    const [atC, atA, atB] = [condition, a, b].map((x) => positions(shape, broadcastStrides(x.shape, shape)));
    const data = numbers('where', sizeOf(shape));
    for (let i = 0; i < data.length; i++) data[i] = condition.data[atC[i]] ? a.data[atA[i]] : b.data[atB[i]];
    return { shape, data };
  },
  maskedFill: ([x, mask], { value }) => {
    const at = positions(x.shape, broadcastStrides(mask.shape, x.shape));
    return { shape: x.shape, data: x.data.map((kept, i) => (mask.data[at[i]] ? value : kept)) };
  },
  tril: ([x], { diagonal }) => triangle(x, (offset) => offset <= diagonal),
  triu: ([x], { diagonal }) => triangle(x, (offset) => offset >= diagonal),
  oneHot: ([ids], { classes }) => {
    const data = numbers('oneHot', ids.size * classes);
    ids.data.forEach((id, i) => (data[i * classes + id] = 1));
    return { shape: [...ids.shape, classes], data };
  },
  take: ([x], { positions: from, shape }) => read(x, shape, from),
  scatterAdd: ([x], { positions: to, shape }) => {
    const sums = new Float64Array(sizeOf(shape));
    for (let i = 0; i < to.length; i++) sums[to[i]] += x.data[i];
    return { shape, data: Float32Array.from(sums) };
  },
} satisfies Partial<ForwardTable>;
