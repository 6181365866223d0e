/** Makers: tensors from numbers. */

import { axisOf, show } from './errors';
import { numbers } from './memory';
import type { Nested, TensorOptions } from './methods/storage';
import { sizeOf, type Shape } from './shape';
import { Tensor } from './tensor';

/** A tensor from a number or nested lists: `tensor([[1, 2], [3, 4]], { name: 'A' })` has shape [2, 2].
 *  @throws RangeError naming the row whose length differs */
export function tensor(values: Nested, options: TensorOptions = {}): Tensor {
  const shape: number[] = [];
  for (let level = values; typeof level !== 'number'; level = level[0] ?? 0) shape.push(level.length);
  const numbers: number[] = [];
  const read = (level: Nested, path: readonly number[]): void => {
    const expected = shape[path.length];
    if (typeof level === 'number') {
      if (expected !== undefined) throw ragged(path, 'is a number', `a row of ${expected}`);
      numbers.push(level);
    } else {
      if (expected === undefined) throw ragged(path, `is a list of ${level.length}`, 'a number');
      if (level.length !== expected) throw ragged(path, `has ${level.length} entries`, `${expected}`);
      level.forEach((entry, i) => read(entry, [...path, i]));
    }
  };
  read(values, []);
  return new Tensor(Float32Array.from(numbers), shape, options);
}

const ragged = (path: readonly number[], found: string, expected: string): RangeError =>
  new RangeError(`tensor: row [${path.join(', ')}] ${found}, expected ${expected}`);

/** A tensor from a flat list in row-major order. The list is copied.
 *  @throws RangeError when the shape wants another number of entries */
export function fromArray(data: ArrayLike<number>, shape: Shape, options: TensorOptions = {}): Tensor {
  return new Tensor(Float32Array.from(data), [...shape], options);
}

/** A tensor of one value everywhere. @throws MemoryError when there is not enough memory for it */
export function full(shape: Shape, value: number, options: TensorOptions = {}): Tensor {
  return new Tensor(numbers('full', sizeOf(shape)).fill(value), [...shape], options);
}

/** A tensor of 0. */
export const zeros = (shape: Shape, options: TensorOptions = {}): Tensor => full(shape, 0, options);

/** A tensor of 1. */
export const ones = (shape: Shape, options: TensorOptions = {}): Tensor => full(shape, 1, options);

/** The identity matrix [n, n]. */
export function eye(n: number, options: TensorOptions = {}): Tensor {
  return fromArray(
    Array.from({ length: n * n }, (_, i) => Number(i % (n + 1) === 0)),
    [n, n],
    options,
  );
}

/** start, start + step, … before stop; `arange(n)` is 0 … n − 1. */
export function arange(start: number, stop?: number, step = 1, options: TensorOptions = {}): Tensor {
  const [first, end] = stop === undefined ? [0, start] : [start, stop];
  const length = Math.max(0, Math.ceil((end - first) / step));
  return fromArray(
    Array.from({ length }, (_, i) => first + i * step),
    [length],
    options,
  );
}

/** Tensors laid one after the other along `dim`; their other axes agree.
 *  @throws RangeError when the list is empty or another axis disagrees */
export function concat(parts: readonly Tensor[], dim: number): Tensor {
  if (parts.length === 0) throw new RangeError('concat: nothing to concatenate');
  const [first] = parts;
  const axis = axisOf('concat', first, dim);
  for (const part of parts) agree('concat', first, part, axis);
  return first.apply('concat', parts, { dim: axis });
}

/** Tensors of one shape laid side by side on a new axis `dim`.
 *  @throws RangeError when the list is empty or two shapes differ */
export function stack(parts: readonly Tensor[], dim: number): Tensor {
  if (parts.length === 0) throw new RangeError('stack: nothing to stack');
  const [first] = parts;
  for (const part of parts) agree('stack', first, part, -1);
  return first.apply('stack', parts, { dim: axisOf('stack', first, dim, 1) });
}

function agree(operation: string, a: Tensor, b: Tensor, free: number): void {
  if (a.ndim !== b.ndim) throw new RangeError(`${operation}: ${show(a)} and ${show(b)}: ${a.ndim} and ${b.ndim} axes`);
  const axis = a.shape.findIndex((length, i) => i !== free && length !== b.shape[i]);
  if (axis < 0) return;
  const letter = a.axes[axis] || b.axes[axis] || `axis ${axis}`;
  throw new RangeError(`${operation}: ${show(a)} and ${show(b)}: ${letter} is ${a.shape[axis]} and ${b.shape[axis]}`);
}

/** a where the condition is not 0, b elsewhere; the three broadcast. */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  return (typeof a === 'number' ? fromArray([a], []) : a).where(condition, b);
}

/** Rows of a table: table [V, d], ids [...] -> [..., d]. A repeated id collects the gradients of all its uses.
 *  @throws RangeError when an id is not 0 … V − 1 */
export function embedding(table: Tensor, ids: Tensor | readonly number[]): Tensor {
  if (table.ndim !== 2) throw new RangeError(`embedding: the table ${show(table)} is not [V, d]`);
  const rows = table.idsOf(ids);
  const wrong = rows.data.find((id) => !(Number.isInteger(id) && id >= 0 && id < table.shape[0]));
  if (wrong !== undefined) throw new RangeError(`embedding: ${show(table)} has no row ${wrong}`);
  return table.apply('embedding', [table, rows], {});
}
