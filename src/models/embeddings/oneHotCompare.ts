/** How near two vectors are: by the angle between them, and by the distance.
 *    cos(u, v) = u · v / (‖u‖ ‖v‖)        ‖u − v‖ = √Σ (u − v)²
 *  Two different one-hot vectors are always orthogonal and √2 apart. */

import type { Tensor } from '@/tensor';

export interface Closeness {
  /** NaN when one of them is zero: it has no direction */
  cosine: number;
  distance: number;
}

/** @param u, v  [n, 1] */
export function closeness(u: Tensor, v: Tensor): Closeness {
  const dot = u.T.matmul(v).item(); // [1, n] · [n, 1] -> [1, 1]
  const lengths = length(u) * length(v);
  return { cosine: lengths === 0 ? NaN : dot / lengths, distance: length(u.sub(v)) };
}

const length = (u: Tensor): number => u.square().sum().sqrt().item();
