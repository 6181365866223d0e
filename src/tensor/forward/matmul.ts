/** Y[i, j] = Σ_k A[i, k] B[k, j], for every matrix of a batch. */

import { cannotBroadcast, disagreement, show } from '../errors';
import { numbers } from '../memory';
import type { ForwardTable } from '../operations';
import { broadcastShape, broadcastStrides, positions, sizeOf, type Shape } from '../shape';
import type { Tensor } from '../tensor';

/** The shapes of a product: a vector on the left is one row, on the right one column, and leaves no axis in the result.
 *  @throws RangeError when the inner lengths or the batches disagree */
export function productShapes(a: Tensor, b: Tensor): { left: Shape; right: Shape; batch: Shape; result: Shape } {
  if (a.ndim === 0 || b.ndim === 0)
    throw new RangeError(`matmul: ${show(a)} · ${show(b)}: a number has no rows; use mul`);
  const left = a.ndim === 1 ? [1, a.size] : a.shape;
  const right = b.ndim === 1 ? [b.size, 1] : b.shape;
  if (left.at(-1) !== right.at(-2)) {
    const letter = disagreement(a, b, 1, Math.min(b.ndim, 2), 'inner');
    throw new RangeError(`matmul: ${show(a)} · ${show(b)}: ${letter}`);
  }
  const batch =
    broadcastShape(left.slice(0, -2), right.slice(0, -2)) ?? cannotBroadcast('matmul', batchOf(a), batchOf(b));
  const rows = a.ndim === 1 ? [] : left.slice(-2, -1);
  const columns = b.ndim === 1 ? [] : right.slice(-1);
  return { left, right, batch, result: [...batch, ...rows, ...columns] };
}

/** A tensor without its matrices: what is left must broadcast. */
const batchOf = ({ name, shape, axes }: Tensor) => ({ name, shape: shape.slice(0, -2), axes: axes.slice(0, -2) });

export const matmul = {
  matmul: ([a, b]) => {
    const { left, right, batch, result } = productShapes(a, b);
    const [I, K] = left.slice(-2);
    const J = right.at(-1)!;
    const data = numbers('matmul', sizeOf(result));
    const startA = positions(batch, broadcastStrides(left.slice(0, -2), batch));
    const startB = positions(batch, broadcastStrides(right.slice(0, -2), batch));
    const row = new Float64Array(J);
    for (let m = 0; m < startA.length; m++) {
      for (let i = 0; i < I; i++) {
        row.fill(0);
        // k outside j: B is read in memory order, and a whole row of Y grows at once
        for (let k = 0; k < K; k++) {
          const entry = a.data[(startA[m] * I + i) * K + k];
          const from = (startB[m] * K + k) * J;
          for (let j = 0; j < J; j++) row[j] += entry * b.data[from + j];
        }
        data.set(row, (m * I + i) * J);
      }
    }
    return { shape: result, data };
  },
} satisfies Partial<ForwardTable>;
