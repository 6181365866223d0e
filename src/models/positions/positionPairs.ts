/** The pairs of coordinates that turn together, and how fast: hand i of the clock.
 *    ω_i = base^{−2i/w} radians a position,   wavelength 2π/ω_i,   w = d made even
 *  Source: vaswani2017, §3.5 (a sine and a cosine); su2021, eq. 34 (two coordinates of a query). */

export type PairLayout = 'interleaved' | 'halves';

export interface Pair {
  /** One coordinate only where an odd width has cut its partner off. */
  columns: readonly number[];
  /** ω, radians a position */
  frequency: number;
  /** positions in one whole turn, 2π/ω */
  wavelength: number;
}

/** @param d coordinates there are
 *  @param width even: d, or with an odd d the next number up (a partner is cut off) or down (a coordinate stays single)
 *  @throws RangeError when width is odd or further from d than one */
export function positionPairs(d: number, width: number, base: number, layout: PairLayout): Pair[] {
  if (width % 2 !== 0 || Math.abs(width - d) > 1) throw new RangeError(`pairs: no width ${width} for d = ${d}`);
  return Array.from({ length: width / 2 }, (_, i) => {
    const columns = layout === 'interleaved' ? [2 * i, 2 * i + 1] : [i, i + width / 2];
    const frequency = base ** ((-2 * i) / width);
    return { columns: columns.filter((column) => column < d), frequency, wavelength: (2 * Math.PI) / frequency };
  });
}

/** How far k positions turn the pair, in degrees. */
export const turnOf = ({ frequency }: Pair, k: number): number => (k * frequency * 180) / Math.PI;
