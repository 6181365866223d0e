/** Dropout: while it trains, a network has to do without a random part of what was computed.
 *  Source: Srivastava et al. 2014, Dropout: a simple way to prevent neural networks from overfitting. */

import { fromArray, type Rng, type Tensor } from '@/tensor';

/** 0 with probability p, else 1/(1−p), so that the mean stays what it was.
 *  @throws RangeError unless 0 ≤ p < 1 */
export function dropoutMasks(draw: Rng, shape: readonly number[], p: number): Tensor {
  if (!(p >= 0 && p < 1)) throw new RangeError(`dropout: ${p} is not a probability below 1`);
  const kept = 1 / (1 - p);
  const size = shape.reduce((product, length) => product * length, 1);
  const masks = new Float32Array(size);
  for (let i = 0; i < size; i++) masks[i] = draw.uniform() < p ? 0 : kept;
  return fromArray(masks, shape);
}
