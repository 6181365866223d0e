/** The leakage test: exchange one token, run again, see which outputs moved. */
import { tensor, type Tensor } from '@/tensor';

export interface Leakage {
  /** Outputs after the exchange, [T, d]. */
  after: Tensor;
  /** max over components of |Z′ − Z|, one a position; null where an output has no value (a row that may see no key). */
  moved: (number | null)[];
  /** Positions before the exchanged token whose output moved: none under a mask that hides the future. */
  leaks: number[];
}

/**
 * Runs a layer twice, the second time with another vector in place of one token.
 *    moved[i] = max_c |Z′[i,c] − Z[i,c]|,   leaks = { i < token : moved[i] > 0 }
 *  A hidden token is multiplied by an exact 0, so outputs that may not see it agree to the last bit and no tolerance is needed.
 *  Source: the test any causal model must pass; vaswani2017, §3.2.3 for why.   Leaves out: gradients (a dependence found there is found here).
 *  @param layer X [T, d] ↦ Z [T, dv]
 *  @param token position of the exchanged token, from 0
 *  @param vector d numbers
 *  @throws RangeError when there is no such token
 */
export function leakage(layer: (X: Tensor) => Tensor, X: Tensor, token: number, vector: readonly number[]): Leakage {
  const rows = X.tolist() as number[][];
  if (rows[token] === undefined) throw new RangeError(`leakage: token ${token} of ${rows.length}`);
  const before = layer(X).tolist() as number[][];
  const exchanged = rows.map((row, i) => (i === token ? [...vector] : row));
  const after = layer(tensor(exchanged, { name: 'X′', axes: ['T', 'd'] })).named('Z′', ['T', 'd']);

  const moved = (after.tolist() as number[][]).map((row, i) => {
    const distance = Math.max(...row.map((z, c) => Math.abs(z - before[i]![c]!)));
    return Number.isNaN(distance) ? null : distance;
  });
  const leaks = moved.flatMap((distance, i) => (i < token && distance !== null && distance > 0 ? [i] : []));
  return { after, moved, leaks };
}
