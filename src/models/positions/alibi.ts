/** ALiBi: no positions in the vectors; scores fall with the distance between query and key, for each head at its own rate.
 *    bias[h, i, j] = −slope_h · |i − j|,   slope_h = 2^{−8h/H} for h = 1 … H
 *  Source: press2021, §3; for H that is no power of two, the slopes of the next lower one and every second of the next
 *  higher one, as the authors' code does. */

import { fromArray, type Tensor } from '@/tensor';

const powerOfTwoSlopes = (H: number): number[] => Array.from({ length: H }, (_, h) => 2 ** ((-8 * (h + 1)) / H));

/** @returns m [H], steepest first within each power of two
 *  @throws RangeError when H is not a positive whole number */
export function alibiSlopes(H: number): Tensor {
  if (!Number.isInteger(H) || H < 1) throw new RangeError(`alibi: ${H} is not a number of heads`);
  const lower = 2 ** Math.floor(Math.log2(H));
  const between = powerOfTwoSlopes(2 * lower).filter((_, h) => h % 2 === 0);
  const slopes = [...powerOfTwoSlopes(lower), ...between.slice(0, H - lower)];
  return fromArray(slopes, [H], { name: 'm', axes: ['h'] });
}

/** The bias added to the scores: 0 for oneself, falling with distance; with `causal`, −∞ for later keys.
 *  @returns [H, T, T] */
export function alibiBias(H: number, T: number, { causal = false } = {}): Tensor {
  const slopes = alibiSlopes(H);
  const data = Float32Array.from({ length: H * T * T }, (_, n) => {
    const [h, i, j] = [Math.floor(n / (T * T)), Math.floor(n / T) % T, n % T];
    return causal && j > i ? -Infinity : -slopes.at(h) * Math.abs(i - j);
  });
  return fromArray(data, [H, T, T], { name: 'bias', axes: ['h', 'T', 'T'] });
}
