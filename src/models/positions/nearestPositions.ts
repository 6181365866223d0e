/** Are all positions different? Every two rows are compared.
 *    ‖P_a − P_b‖ for all a < b
 *  A collision is two positions that stand apart and yet lie closer than any two neighbours do: who reads only the vectors
 *  takes them for each other sooner than a position for the next one. */

import type { Tensor } from '@/tensor';

export interface Nearest {
  /** the two rows closest to each other, the first of them in order */
  pair: readonly [number, number];
  distance: number;
  /** the least distance of a row from the next one */
  neighbours: number;
  /** pairs that are not neighbours and closer than `neighbours` */
  collisions: number;
  /** how many pairs there are */
  compared: number;
}

/** @param P [T, d], T ≥ 2
 *  @throws RangeError for fewer than two rows */
export function nearestPositions(P: Tensor): Nearest {
  const [T = 0, d = 0] = P.shape;
  if (T < 2) throw new RangeError('nearestPositions: one position has no other to be told apart from');
  const distance = (a: number, b: number): number => {
    let sum = 0;
    for (let j = 0; j < d; j++) sum += (P.data[a * d + j]! - P.data[b * d + j]!) ** 2;
    return Math.sqrt(sum);
  };
  let neighbours = Infinity;
  for (let a = 0; a + 1 < T; a++) neighbours = Math.min(neighbours, distance(a, a + 1));

  let pair: readonly [number, number] = [0, 1];
  let nearest = distance(0, 1);
  let collisions = 0;
  // Rounding of float32 makes no pair closer than another.
  const closer = (x: number, than: number) => x < than - 1e-5 * (1 + than);
  for (let a = 0; a < T; a++)
    for (let b = a + 1; b < T; b++) {
      const apart = distance(a, b);
      if (b > a + 1 && closer(apart, neighbours)) collisions++;
      if (closer(apart, nearest)) [pair, nearest] = [[a, b], apart];
    }
  return { pair, distance: nearest, neighbours, collisions, compared: (T * (T - 1)) / 2 };
}
