/** A word as an index, as a one-hot vector, and as a dense vector.
 *    x[j] = 1 for j = i, else 0        C x = C[:, i]
 *  Multiplying by a one-hot vector selects a column: every other term of the sum has the factor 0.
 *  Source: Bengio, Ducharme and Vincent 2000, A neural probabilistic language model, where C is the shared table. */

import { fromArray, type Tensor } from '@/tensor';

/** x: 1 in row i, 0 in all others.
 *  @returns [V, 1]
 *  @throws RangeError when i is not 0 … V − 1 */
export function oneHot(i: number, V: number): Tensor {
  if (!(Number.isInteger(i) && i >= 0 && i < V)) throw new RangeError(`oneHot: there is no row ${i} of ${V}`);
  return fromArray(
    Float32Array.from({ length: V }, (_, j) => (j === i ? 1 : 0)),
    [V, 1],
    { name: 'x', axes: ['V', ''] },
  );
}

/** C x by multiplying and adding: C [d, V] · x [V, 1] -> [d, 1] */
export const embedded = (C: Tensor, x: Tensor): Tensor => C.matmul(x).named('Cx', ['d', '']);

/** C[:, i] by reading one column: C [d, V] -> [d, 1] */
export const lookedUp = (C: Tensor, i: number): Tensor => C.slice([], [i, i + 1]).named('C[:, i]', ['d', '']);

/** What C x costs, in multiplications; reading the column costs none. */
export const multiplications = (d: number, V: number): number => d * V;
