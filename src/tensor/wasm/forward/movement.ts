/** Views cost nothing: they are strides over the numbers of another tensor, gathered when a kernel wants them in a row. */

import { swapped } from '../../forward/movement';
import type { Step } from '../../operations';
import { broadcastStrides, sizeOf, stridesOf, type Shape } from '../../shape';
import type { Tensor } from '../../tensor';
import { firstOf, layout, Place, View, type Places } from '../places';
import type { KernelTable } from './table';

/** At most this many axes are gathered by one kernel. */
const gathered = 4;

/** x walked with other strides; where these are the ordinary ones, the same stretch of memory. */
function view(
  places: Places,
  x: Tensor,
  shape: Shape,
  strides: readonly number[],
  start: number,
  step: Step,
): Tensor | null {
  const { base } = layout(x);
  const ordinary = stridesOf(shape);
  const even = shape.every((length, axis) => length === 1 || strides[axis] === ordinary[axis]);
  if (even) return alias(places, base, start, shape, [x], step);
  if (shape.length > gathered) return null;
  return places.tensor(new View(base, shape, strides, start, places.writing !== null), shape, [x], step);
}

function alias(places: Places, base: Tensor, start: number, shape: Shape, inputs: Tensor[], step: Step): Tensor {
  const { home } = base;
  const size = sizeOf(shape);
  if (home instanceof Place) {
    const place = new Place(home.memory, home.address + 4 * start, size, home.owner);
    return places.tensor(place, shape, inputs, step);
  }
  const all = base.data;
  return places.tensor(size === all.length ? all : all.subarray(start, start + size), shape, inputs, step);
}

/** Parts laid along an axis: each row of a part lies at its place in a row of the whole. */
function lay(places: Places, parts: readonly Tensor[], shape: Shape, outer: number, step: Step): Tensor {
  const from = parts.map((part) => places.address(part));
  const y = places.output(shape, parts, step, step.operation);
  const whole = y.size / outer;
  let at = places.address(y);
  parts.forEach((part, i) => {
    const length = part.size / outer;
    places.kernels.place(from[i], at, 1, 1, outer, length, 0, 0, length, 1, 0, 0, whole, 1);
    at += 4 * length;
  });
  return y;
}

export const movement = {
  transpose: (places, [x], { dim0, dim1 }, step) => {
    const { strides, start } = layout(x);
    const order = swapped(x.ndim, dim0, dim1);
    return view(
      places,
      x,
      order.map((axis) => x.shape[axis]),
      order.map((axis) => strides[axis]),
      start,
      step,
    );
  },
  permute: (places, [x], { dims }, step) => {
    const { strides, start } = layout(x);
    return view(
      places,
      x,
      dims.map((axis) => x.shape[axis]),
      dims.map((axis) => strides[axis]),
      start,
      step,
    );
  },
  broadcastTo: (places, [x], { shape }, step) => {
    const { strides, start } = layout(x);
    const missing = shape.length - x.ndim;
    const repeated = broadcastStrides(x.shape, shape).map((stride, axis) =>
      stride === 0 ? 0 : strides[axis - missing],
    );
    return view(places, x, shape, repeated, start, step);
  },
  slice: (places, [x], { ranges }, step) => {
    const { strides, start } = layout(x);
    const lengths = ranges.map(([from, to, by]) => Math.ceil((to - from) / by));
    const first = firstOf(ranges, strides, start);
    return view(
      places,
      x,
      lengths,
      ranges.map(([, , by], axis) => by * strides[axis]),
      first,
      step,
    );
  },
  reshape: (places, [x], { shape }, step) => {
    if (!(x.home instanceof View)) return alias(places, x, 0, shape, [x], step);
    const X = places.address(x);
    const y = places.output(shape, [x], step, 'reshape');
    places.kernels.copy(X, places.address(y), x.size);
    return y;
  },
  concat: (places, parts, { dim }, step) => {
    const [first] = parts;
    const shape = first.shape.map((length, axis) =>
      axis === dim ? parts.reduce((sum, part) => sum + part.shape[dim], 0) : length,
    );
    return lay(places, parts, shape, sizeOf(first.shape.slice(0, dim)), step);
  },
  stack: (places, parts, { dim }, step) => {
    const { shape } = parts[0];
    const stacked = [...shape.slice(0, dim), parts.length, ...shape.slice(dim)];
    return lay(places, parts, stacked, sizeOf(shape.slice(0, dim)), step);
  },
  embedding: (places, [table, ids], _, step) => {
    const [V, d] = table.shape;
    places.recheck('embedding', ids, V);
    const [T, I] = [places.address(table), places.address(ids)];
    const y = places.output([...ids.shape, d], [table, ids], step, 'embedding');
    places.kernels.gatherRows(T, I, places.address(y), ids.size, d);
    return y;
  },
} satisfies KernelTable;
