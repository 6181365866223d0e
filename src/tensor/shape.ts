/** Shapes, strides and positions in row-major memory.
 *    the entry [i, j, k] of a tensor of shape [a, b, c] lies at  i·(b·c) + j·c + k·1
 *  The factors b·c, c, 1 are the strides. Every view is another set of strides over the same numbers. */

export type Shape = readonly number[];

export const sizeOf = (shape: Shape): number => shape.reduce((size, length) => size * length, 1);

export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis];
  }
  return strides;
}

/** Where each entry of `shape`, taken in row-major order, lies in memory that is walked with `strides`. */
export function positions(shape: Shape, strides: readonly number[], start = 0): Int32Array {
  const found = new Int32Array(sizeOf(shape));
  const index = new Array<number>(shape.length).fill(0);
  let position = start;
  for (let i = 0; i < found.length; i++) {
    found[i] = position;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      position += strides[axis];
      if (++index[axis] < shape[axis]) break;
      position -= strides[axis] * shape[axis]; // this axis is through: back to its start, step the next one
      index[axis] = 0;
    }
  }
  return found;
}

/** Strides that read a tensor of shape `from` as if it had shape `to`: an axis of length 1 repeats, so its stride is 0. */
export function broadcastStrides(from: Shape, to: Shape): number[] {
  const strides = stridesOf(from);
  const missing = to.length - from.length;
  return to.map((_, axis) => (axis < missing || from[axis - missing] === 1 ? 0 : strides[axis - missing]));
}

/** The shape two shapes broadcast to, as in PyTorch: aligned at the last axis, 1 stretches; `null` when they disagree. */
export function broadcastShape(a: Shape, b: Shape): number[] | null {
  const ndim = Math.max(a.length, b.length);
  const shape = new Array<number>(ndim);
  for (let axis = 1; axis <= ndim; axis++) {
    const m = a[a.length - axis] ?? 1;
    const n = b[b.length - axis] ?? 1;
    if (m !== n && m !== 1 && n !== 1) return null;
    shape[ndim - axis] = m === 1 ? n : m;
  }
  return shape;
}

/** The index of the entry at a row-major position. */
export function indexAt(position: number, shape: Shape): number[] {
  return stridesOf(shape).map((stride, axis) => Math.floor(position / stride) % shape[axis]);
}

/** The row-major position of an index. */
export function positionOf(index: readonly number[], shape: Shape): number {
  return stridesOf(shape).reduce((position, stride, axis) => position + stride * index[axis], 0);
}

/** The entry of a tensor of shape `from` that broadcasting puts at `index`. */
export function broadcastIndex(index: readonly number[], from: Shape): number[] {
  const missing = index.length - from.length;
  return from.map((length, axis) => (length === 1 ? 0 : index[axis + missing]));
}

/** The shape left after reducing `dims`: without them, or with length 1 in their place. */
export function reducedShape(shape: Shape, dims: readonly number[], keepdim: boolean): number[] {
  const kept = shape.map((length, axis) => (dims.includes(axis) ? 1 : length));
  return keepdim ? kept : kept.filter((_, axis) => !dims.includes(axis));
}

export interface Lines {
  /** entries in one line, and the step from one to the next */
  length: number;
  stride: number;
  /** position of the first entry of each line */
  starts: Int32Array;
}

/** The lines of a tensor along `dim`: what softmax, cumsum and the norms work on. */
export function linesAlong(shape: Shape, dim: number): Lines {
  const strides = stridesOf(shape);
  const others = shape.map((length, axis) => (axis === dim ? 1 : length));
  return { length: shape[dim], stride: strides[dim], starts: positions(others, strides) };
}
