import { cannotBroadcast } from '../../errors';
import type { OperationName } from '../../operations';
import { broadcastShape, broadcastStrides, type Shape } from '../../shape';
import type { KernelTable, Row } from './table';

/** y[i] = f(x[i]), the kernel has the operation's own name. */
const unary =
  <K extends OperationName>(name: K): Row<K> =>
  (places, [x], _, step) => {
    const y = places.output(x.shape, [x], step, name);
    places.kernels[name](places.address(x), places.address(y), x.size);
    return y;
  };

/** Two operands walked by two counters, outer and inner: enough for equal shapes, a number, a row, a column, a batch. */
interface TwoLevels {
  outer: number;
  inner: number;
  a: readonly [outer: number, inner: number];
  b: readonly [outer: number, inner: number];
}

/** Axes that both operands walk in one even stride are one axis; null when more than two are left. */
export function twoLevels(shape: Shape, aShape: Shape, bShape: Shape): TwoLevels | null {
  const [a, b] = [broadcastStrides(aShape, shape), broadcastStrides(bShape, shape)];
  const axes: { length: number; a: number; b: number }[] = [];
  shape.forEach((length, axis) => {
    if (length === 1) return;
    const before = axes.at(-1);
    if (before && before.a === a[axis] * length && before.b === b[axis] * length) {
      axes[axes.length - 1] = { length: before.length * length, a: a[axis], b: b[axis] };
    } else axes.push({ length, a: a[axis], b: b[axis] });
  });
  if (axes.length > 2) return null;
  while (axes.length < 2) axes.unshift({ length: 1, a: 0, b: 0 });
  const [outer, inner] = axes;
  if (inner.a > 1 || inner.b > 1) return null;
  return { outer: outer.length, inner: inner.length, a: [outer.a, inner.a], b: [outer.b, inner.b] };
}

const binary =
  <K extends OperationName>(name: K): Row<K> =>
  (places, [a, b], _, step) => {
    const shape = broadcastShape(a.shape, b.shape) ?? cannotBroadcast(name, a, b);
    const walk = twoLevels(shape, a.shape, b.shape);
    if (!walk) return null;
    const [A, B] = [places.address(a), places.address(b)];
    const y = places.output(shape, [a, b], step, name);
    places.kernels[name](A, B, places.address(y), walk.outer, walk.inner, ...walk.a, ...walk.b);
    return y;
  };

export const elementwise = {
  add: binary('add'),
  sub: binary('sub'),
  mul: binary('mul'),
  div: binary('div'),
  neg: unary('neg'),
  exp: unary('exp'),
  sqrt: unary('sqrt'),
  square: unary('square'),
  abs: unary('abs'),
  reciprocal: unary('reciprocal'),
  rsqrt: unary('rsqrt'),
  sigmoid: unary('sigmoid'),
  tanh: unary('tanh'),
  relu: unary('relu'),
  silu: unary('silu'),
  gelu: (places, [x], { approximate }, step) => {
    if (approximate !== 'tanh') return null;
    const y = places.output(x.shape, [x], step, 'gelu');
    places.kernels.geluTanh(places.address(x), places.address(y), x.size);
    return y;
  },
} satisfies KernelTable;
