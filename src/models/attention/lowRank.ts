/** A square matrix as the product of two thin ones, as well as can be done. */
import { svd, tensor, type Tensor } from '@/tensor';

export interface LowRank {
  /** All d of them, largest first. */
  readonly singularValues: readonly number[];
  /** How many of them are not 0. */
  readonly rank: number;
  /** W↓ = U Σ, its first r columns. [d, r] */
  readonly down: Tensor;
  /** W↑ = Vᵀ, its first r rows. [r, d] */
  readonly up: Tensor;
  /** W↓ · W↑. [d, d] */
  readonly product: Tensor;
  /** W − W↓ · W↑. [d, d] */
  readonly error: Tensor;
  /** ‖W − W↓W↑‖ / ‖W‖ for each number of kept values 0…d, so relativeErrors[r] is the error here. */
  readonly relativeErrors: readonly number[];
}

/**
 * The best product of a [d, r] and an [r, d] matrix.
 *    W = U Σ Vᵀ  →  keep the r largest singular values;   ‖W − W↓W↑‖ / ‖W‖ = √(Σ_{i>r} σᵢ² / Σ σᵢ²)
 *  No other product of two such matrices comes nearer to W in the sum of squares (Eckart and Young, 1936).
 *  Leaves out: a trained model never forms W; it learns the two factors.
 *  @param W [d, d]  @param r 1…d
 *  @throws RangeError when r is not a whole number from 1 to d
 */
export function lowRank(W: Tensor, r: number): LowRank {
  const d = W.shape[0]!;
  if (!Number.isInteger(r) || r < 1 || r > d)
    throw new RangeError(`lowRank: r = ${r} is not a whole number from 1 to d = ${d}`);
  const { U, S, V } = svd(W);
  const kept = Array.from({ length: r }, (_, k) => k);
  const each = Array.from({ length: d }, (_, i) => i);
  const down = tensor(
    each.map((i) => kept.map((k) => U.at(i, k) * S.at(k))),
    { name: 'W↓', axes: ['d', 'r'] },
  );
  const up = tensor(
    kept.map((k) => each.map((j) => V.at(j, k))),
    { name: 'W↑', axes: ['r', 'd'] },
  );
  const product = down.matmul(up).named('W↓·W↑', ['d', 'd']); // [d, r] · [r, d] -> [d, d]
  const singularValues = each.map((i) => S.at(i));
  return {
    singularValues,
    rank: singularValues.filter((value) => value > 1e-6 * singularValues[0]!).length,
    down,
    up,
    product,
    error: W.sub(product).named('W − W↓·W↑', ['d', 'd']),
    relativeErrors: [0, ...each.map((i) => i + 1)].map((keep) => tailShare(singularValues, keep)),
  };
}

/** √(squares not kept / all squares); a matrix of zeros is met exactly. Divided by the largest first: 1e300² would overflow. */
function tailShare(values: readonly number[], keep: number): number {
  const largest = values[0] || 1;
  const squares = values.map((value) => (value / largest) ** 2);
  const sum = (list: readonly number[]) => list.reduce((total, x) => total + x, 0);
  return Math.sqrt(sum(squares.slice(keep)) / (sum(squares) || 1));
}
