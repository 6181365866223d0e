/** Sinusoidal positions: one pair of clock hands for every frequency, the slowest turning once in about 2π·base tokens.
 *    PE[p, 2i] = sin(p / base^{2i/d}),   PE[p, 2i+1] = cos(p / base^{2i/d})
 *  Source: vaswani2017, §3.5; layout 'halves' (all sines, then all cosines) as in tensor2tensor. */

import { fromArray, type Tensor } from '@/tensor';

export interface SinusoidalOptions {
  /** default 10000 */
  base?: number;
  layout?: 'interleaved' | 'halves';
}

/** @param T number of positions
 *  @param d width, even
 *  @returns [T, d]
 *  @throws RangeError when d is odd or base is not positive */
export function sinusoidal(T: number, d: number, options: SinusoidalOptions = {}): Tensor {
  const { base = 10000, layout = 'interleaved' } = options;
  if (d % 2 !== 0) throw new RangeError(`sinusoidal: d = ${d} is odd; every sine needs its cosine`);
  if (!(base > 0)) throw new RangeError(`sinusoidal: the base ${base} is not positive`);
  const data = Float32Array.from({ length: T * d }, (_, n) => {
    const [p, column] = [Math.floor(n / d), n % d];
    const i = layout === 'interleaved' ? Math.floor(column / 2) : column % (d / 2);
    const isSine = layout === 'interleaved' ? column % 2 === 0 : column < d / 2;
    const angle = p / base ** ((2 * i) / d);
    return isSine ? Math.sin(angle) : Math.cos(angle);
  });
  return fromArray(data, [T, d], { name: 'PE', axes: ['T', 'd'] });
}
