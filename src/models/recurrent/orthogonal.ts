/** A random matrix that turns vectors and leaves their lengths: Qᵀ Q = I, so every |eigenvalue| is 1 and ρ(cQ) = c.
 *  Rows of normal numbers made orthogonal one after the other (modified Gram–Schmidt).
 *  Source: Saxe, McClelland and Ganguli 2013, arXiv 1312.6120, for its use as a start. */

import { fromArray, type Rng, type Tensor } from '@/tensor';

/** @returns [n, n] */
export function orthogonal(n: number, draw: Rng): Tensor {
  const rows: number[][] = [];
  while (rows.length < n) {
    let row = Array.from({ length: n }, () => draw.normal());
    // twice: the first pass leaves rounding errors as long as what was taken away
    for (let pass = 0; pass < 2; pass++)
      for (const other of rows) {
        const along = row.reduce((sum, entry, i) => sum + entry * other[i], 0);
        row = row.map((entry, i) => entry - along * other[i]);
      }
    const length = Math.hypot(...row);
    if (length > 1e-6) rows.push(row.map((entry) => entry / length));
  }
  return fromArray(rows.flat(), [n, n]);
}
