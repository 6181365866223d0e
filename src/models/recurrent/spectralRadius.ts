/** The spectral radius of a square matrix: the size of its largest eigenvalue, by which repeated products grow or shrink in the end.
 *    ρ(U) = lim ‖Uᵏ‖^(1/k)
 *  Source: Gelfand 1941. U is squared again and again, so that k doubles each time; its size is taken out and kept as a logarithm.
 *  Leaves out: the eigenvalues themselves. */

import { fromArray, type Tensor } from '@/tensor';

const doublings = 48;

/** @param U [h, h], finite
 *  @throws RangeError when U is not square */
export function spectralRadius(U: Tensor): number {
  const [rows, columns] = U.shape;
  if (U.ndim !== 2 || rows !== columns) throw new RangeError(`spectralRadius: [${U.shape.join(', ')}] is not square`);
  let power: number[][] = Array.from({ length: rows }, (_, i) => Array.from({ length: rows }, (_, j) => U.at(i, j)));
  let logarithm = 0; // of what was taken out of Uᵏ, for each of its k factors
  for (let k = 1, n = 0; n < doublings; n++, k *= 2) {
    const size = Math.sqrt(power.flat().reduce((sum, x) => sum + x * x, 0));
    if (size === 0) return 0;
    logarithm += Math.log(size) / k;
    const unit = power.map((row) => row.map((x) => x / size));
    power = unit.map((row) => row.map((_, j) => row.reduce((sum, x, m) => sum + x * unit[m][j], 0)));
  }
  return Math.exp(logarithm);
}

/** The same matrix with another spectral radius, every eigenvalue scaled alike: A · radius / ρ(A).
 *  @param A [n, n]
 *  @throws RangeError when A is not square, or has no eigenvalue but 0: no factor helps */
export function withRadius(A: Tensor, radius: number): Tensor {
  const now = spectralRadius(A);
  if (now === 0) throw new RangeError('withRadius: the matrix has no eigenvalue but 0');
  return fromArray(
    A.data.map((entry) => (entry * radius) / now),
    A.shape,
  );
}
