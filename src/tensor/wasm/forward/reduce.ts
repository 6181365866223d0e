import type { Attributes, Step } from '../../operations';
import { reducedShape, sizeOf, type Shape } from '../../shape';
import type { Tensor } from '../../tensor';
import type { Places } from '../places';
import type { KernelTable } from './table';

/** Axes side by side are one axis between what lies outside and what lies inside; null when they are not side by side. */
function between(shape: Shape, dims: readonly number[]): { outer: number; reduce: number; inner: number } | null {
  const [first, last] = [Math.min(...dims), Math.max(...dims)];
  if (dims.length === 0 || last - first + 1 !== dims.length) return null;
  return {
    outer: sizeOf(shape.slice(0, first)),
    reduce: sizeOf(shape.slice(first, last + 1)),
    inner: sizeOf(shape.slice(last + 1)),
  };
}

function total(
  places: Places,
  x: Tensor,
  { dims, keepdim }: Attributes['sum'],
  step: Step<'sum' | 'mean'>,
  scale: (count: number) => number,
): Tensor | null {
  const walk = between(x.shape, dims);
  if (!walk) return null;
  const X = places.address(x);
  const y = places.output(reducedShape(x.shape, dims, keepdim), [x], step, step.operation);
  const Y = places.address(y);
  places.kernels.sum(X, Y, walk.outer, walk.reduce, walk.inner);
  const factor = scale(walk.reduce);
  if (factor !== 1) places.kernels.affine(Y, Y, y.size, factor, 0);
  return y;
}

export const reduce = {
  sum: (places, [x], attributes, step) => total(places, x, attributes, step, () => 1),
  mean: (places, [x], attributes, step) => total(places, x, attributes, step, (count) => 1 / count),
} satisfies KernelTable;
