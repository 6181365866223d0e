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
  /** how many queries or keys stand side by side in a row, each turned by itself; default 1 */
  heads?: number;
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

/** Turns every row by its position: y = x cos θ + x' sin θ, where x' is x with each pair (a, b) turned a quarter, (−b, a).
 *  @param x [..., T, d], queries or keys; of several heads [..., T, h·dh]
 *  @returns the same shape
 *  @throws RangeError when d (dh) is odd */
export function rope(x: Tensor, options: RopeOptions = {}): Tensor {
  const { layout = 'interleaved', heads = 1 } = options;
  const [T, width] = x.shape.slice(-2);
  const d = width / heads;
  const angles = ropeAngles(T, d, options);
  const [cos, sin] = [angles.cos(), angles.sin()];
  // the same table beside itself for both members of a pair and for all heads: [T, h·dh]
  const table = (first: Tensor, second: Tensor, name: string): Tensor => {
    const pairs = layout === 'half' ? concat([first, second], -1) : stack([first, second], -1).reshape(T, d);
    const all = heads === 1 ? pairs : concat(Array<Tensor>(heads).fill(pairs), -1);
    return all.named(name, ['T', 'd']);
  };
  const quarter = swapPairs(x, d, layout);
  return x.mul(table(cos, cos, 'cos θ')).add(quarter.mul(table(sin.neg(), sin, '±sin θ')));
}

/** (a, b) -> (b, a) for every pair. */
function swapPairs(x: Tensor, d: number, layout: 'interleaved' | 'half'): Tensor {
  const rows = x.size / d;
  const [pairs, axis] = layout === 'half' ? [x.reshape(rows, 2, d / 2), 1] : [x.reshape(rows, d / 2, 2), 2];
  return concat([pairs.narrow(axis, 1, 1), pairs.narrow(axis, 0, 1)], axis).reshape(...x.shape);
}
