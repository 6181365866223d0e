/** How near two vectors are: by the angle between them, and by the distance.
 *    cos(u, v) = u · v / (‖u‖ ‖v‖)        ‖u − v‖ = √Σ (u − v)²
 *  Two different one-hot vectors are always orthogonal and √2 apart. */

import type { Tensor } from '@/tensor';
import { cosine, distance } from './neighbours';

export interface Closeness {
  /** NaN when one of them is zero: it has no direction */
  cosine: number;
  distance: number;
}

/** @param u, v  [n, 1] */
export const closeness = (u: Tensor, v: Tensor): Closeness => ({
  cosine: hasDirection(u) && hasDirection(v) ? cosine(u.data, v.data) : NaN,
  distance: distance(u.data, v.data),
});

const hasDirection = ({ data }: Tensor) => data.some((x) => x !== 0);
