import { productShapes } from '../../forward/matmul';
import type { Step } from '../../operations';
import { sizeOf, type Shape } from '../../shape';
import type { Tensor } from '../../tensor';
import type { Fused } from '../../methods/storage';
import { layout, View, type Places } from '../places';
import type { KernelTable } from './table';

/** A batch of matrices as they lie in memory. */
interface Matrices {
  address: number;
  row: number;
  column: number;
  /** from one matrix to the next; 0 when all are the same */
  batch: number;
}

/** How the matrices of x (the last two axes of `shape`) lie; a transposed view is read where it is, without a copy. */
function matrices(places: Places, x: Tensor, shape: Shape): Matrices {
  const [rows, columns] = shape.slice(-2);
  if (x.home instanceof View && shape.length === x.ndim) {
    const { base, strides, start } = layout(x);
    const [row, column] = strides.slice(-2);
    const apart = even(shape.slice(0, -2), strides.slice(0, -2));
    if (apart !== null && (row === 1 || column === 1))
      return { address: places.address(base) + 4 * start, row, column, batch: apart };
  }
  return {
    address: places.address(x),
    row: columns,
    column: 1,
    batch: sizeOf(shape.slice(0, -2)) === 1 ? 0 : rows * columns,
  };
}

/** The one stride that walks all these axes, or null. */
function even(shape: Shape, strides: readonly number[]): number | null {
  const axes = shape.map((length, axis) => ({ length, stride: strides[axis] })).filter(({ length }) => length > 1);
  if (axes.length === 0) return 0;
  for (let i = 0; i + 1 < axes.length; i++) if (axes[i].stride !== axes[i + 1].stride * axes[i + 1].length) return null;
  return axes.at(-1)!.stride;
}

/** y = a b (+ bias), where the shapes fit the kernel: one matrix b for all rows of a, or batches of equal length. */
export function product(
  places: Places,
  a: Tensor,
  b: Tensor,
  bias: Tensor | null,
  made: Step | Fused | null,
): Tensor | null {
  const { left, right, batch, result } = productShapes(a, b);
  const [K, J] = right.slice(-2);
  // all rows of a batch meet the same b: they are one tall matrix
  const tall = right.length === 2 && left.length > 2 && !(a.home instanceof View);
  const aShape = tall ? [sizeOf(left.slice(0, -1)), K] : left;
  const count = tall ? 1 : sizeOf(batch);
  for (const shape of [aShape, right]) {
    const own = sizeOf(shape.slice(0, -2));
    if (own !== 1 && own !== count) return null;
  }
  const A = matrices(places, a, aShape);
  const B = matrices(places, b, right);
  const biasAddress = bias ? places.address(bias) : 0;
  const inputs = bias ? [a, b, bias] : [a, b];
  const I = aShape.at(-2)!;
  const y = places.output(result, inputs, made, 'matmul');
  places.withScratch('matmul', places.kernels.matmulScratch(I, J, K), (scratch) => {
    places.kernels.matmul(
      ...[A.address, B.address, places.address(y), I, J, K, A.row, A.column, B.row, B.column],
      ...[biasAddress, scratch, count, A.batch, B.batch],
    );
  });
  return y;
}

export const matmul = {
  matmul: (places, [a, b], _, step) => product(places, a, b, null, step),
} satisfies KernelTable;
