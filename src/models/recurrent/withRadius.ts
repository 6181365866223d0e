/** The same matrix with another spectral radius: every eigenvalue scaled alike.  A ← A · radius / ρ(A) */

import { fromArray, type Tensor } from '@/tensor';
import { spectralRadius } from './spectralRadius';

/** @param A [n, n]
 *  @throws RangeError when A is not square, or has no eigenvalue but 0: no factor helps */
export function withRadius(A: Tensor, radius: number): Tensor {
  const now = spectralRadius(A);
  if (now === 0) throw new RangeError('withRadius: the matrix has no eigenvalue but 0');
  return fromArray(
    A.data.map((entry) => (entry * radius) / now),
    A.shape,
  );
}
