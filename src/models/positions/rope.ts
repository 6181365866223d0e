/** Rotary positions: each pair of coordinates is turned by an angle that grows with the position, so that the dot product
 *  of a query at m and a key at n depends on m − n alone.
 *    (x, y) at position p  ->  (x cos θ − y sin θ, x sin θ + y cos θ),   θ = p · base^{−2i/d} for pair i
 *  Source: su2021 (RoFormer), eq. 34. Layout 'interleaved' pairs coordinates (2i, 2i+1) as the paper does,
 *  'half' pairs (i, i + d/2) as GPT-NeoX does.   Leaves out: stretching to longer contexts. */

import { concat, fromArray, stack, type Tensor } from '@/tensor';

export interface RopeOptions {
  /** default 10000 */
  base?: number;
  /** the position of the first row, default 0 */
  offset?: number;
  layout?: 'interleaved' | 'half';
}

/** The angle of every position and pair, in radians.
 *  @returns θ [T, d/2]
 *  @throws RangeError when d is odd */
export function ropeAngles(T: number, d: number, { base = 10000, offset = 0 }: RopeOptions = {}): Tensor {
  if (d % 2 !== 0) throw new RangeError(`rope: d = ${d} is odd; rotations need pairs of coordinates`);
  const angles = Float64Array.from({ length: (T * d) / 2 }, (_, n) => {
    const [t, i] = [Math.floor(n / (d / 2)), n % (d / 2)];
    return (t + offset) * base ** ((-2 * i) / d);
  });
  return fromArray(angles, [T, d / 2], { name: 'θ', axes: ['T', 'pair'] });
}

/** Turns every row by its position.
 *  @param x [..., T, d], queries or keys
 *  @returns the same shape
 *  @throws RangeError when d is odd */
export function rope(x: Tensor, options: RopeOptions = {}): Tensor {
  const { layout = 'interleaved' } = options;
  const [T, d] = x.shape.slice(-2);
  const angles = ropeAngles(T, d, options);
  const cos = angles.cos().named('cos θ', angles.axes);
  const sin = angles.sin().named('sin θ', angles.axes);
  const [a, b] = layout === 'interleaved' ? evenAndOdd(x) : [x.narrow(-1, 0, d / 2), x.narrow(-1, d / 2, d / 2)];
  const turnedA = a.mul(cos).sub(b.mul(sin)); // [..., T, d/2]
  const turnedB = a.mul(sin).add(b.mul(cos));
  return layout === 'interleaved' ? stack([turnedA, turnedB], -1).reshape(...x.shape) : concat([turnedA, turnedB], -1);
}

function evenAndOdd(x: Tensor): [Tensor, Tensor] {
  const all = x.shape.slice(0, -1).map(() => []);
  const d = x.shape[x.ndim - 1];
  return [x.slice(...all, [0, d, 2]), x.slice(...all, [1, d, 2])];
}
