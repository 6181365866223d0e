/** A step of k positions is one and the same rotation, wherever it starts.
 *    PE_{p+k} = R_k PE_p,   R_k block diagonal, each pair turned by kω_i
 *    sin((p+k)ω) =  cos(kω) sin(pω) + sin(kω) cos(pω)
 *    cos((p+k)ω) = −sin(kω) sin(pω) + cos(kω) cos(pω)
 *  Source: vaswani2017, §3.5. A pair whose first coordinate is the cosine turns the other way (su2021, eq. 34). */

import { fromArray, type Tensor } from '@/tensor';
import type { Pair } from './positionPairs';

/** @param first which of the two stands first in a pair
 *  @returns R_k [d, d], in column form; a coordinate that belongs to no pair stays, one without its partner loses that part */
export function offsetRotation(d: number, pairs: readonly Pair[], k: number, first: 'sine' | 'cosine'): Tensor {
  const R = Float64Array.from({ length: d * d }, (_, n) => (n % (d + 1) === 0 ? 1 : 0));
  for (const { columns, frequency } of pairs) {
    const [a = 0, b] = columns;
    const angle = k * frequency * (first === 'sine' ? 1 : -1);
    R[a * d + a] = Math.cos(angle);
    if (b === undefined) continue;
    R[a * d + b] = Math.sin(angle);
    R[b * d + a] = -Math.sin(angle);
    R[b * d + b] = Math.cos(angle);
  }
  return fromArray(R, [d, d], { name: `R_${k}`, axes: ['d', 'd'] });
}

export interface RotationCheck {
  /** R_k times each of the first n rows [n, d] */
  turned: Tensor;
  /** the largest |R_k PE_p − PE_{p+k}| over all entries, and its p; nothing when no row has one k further on */
  worst?: { error: number; p: number };
  /** how many rows were compared */
  compared: number;
}

/** Turns row p and looks whether row p + k comes out, for p = 0 … n − 1.
 *  @param rows [T, d]; with T < n + k the last rows have nothing to be compared with */
export function rotationCheck(rows: Tensor, R: Tensor, k: number, n: number): RotationCheck {
  const [T = 0, d = 0] = rows.shape;
  const turned = rows.narrow(0, 0, n).matmul(R.T).named('turned', ['T', 'd']); // [n, d] · [d, d] -> [n, d]
  const compared = Math.max(0, Math.min(n, T - k));
  let worst: RotationCheck['worst'];
  for (let p = 0; p < compared; p++)
    for (let j = 0; j < d; j++) {
      const error = Math.abs(turned.data[p * d + j]! - rows.data[(p + k) * d + j]!);
      if (!worst || error > worst.error) worst = { error, p };
    }
  return { turned, worst, compared };
}
