/** Principal components: the directions in which points differ most.
 *    X − mean = U S Vᵀ      components = the first k columns of V      variance along them = S² / (n − 1)
 *  Source: Pearson 1901; Hotelling 1933.   Leaves out: sparse and incremental variants. */

import { show } from './errors';
import { fromArray } from './make';
import { svd } from './svd';
import type { Tensor } from './tensor';

export interface Pca {
  /** [d] */
  mean: Tensor;
  /** [k, d], rows of length 1 at right angles, the most important first. The entry largest in size is positive: a component
   *  and its negative are equally good, so the sign is a choice. */
  components: Tensor;
  /** [k] */
  explainedVariance: Tensor;
  /** [k], the share of all variance; NaN (0/0) when the points are all the same */
  explainedVarianceRatio: Tensor;
  /** [n, k], the points in the new axes */
  projected: Tensor;
}

/** Not on the tape: no gradient.
 *  @param X [n, d], a row a point
 *  @throws RangeError when X is not a matrix of at least two rows, or k is not 1 … min(n, d) */
export function pca(X: Tensor, k: number): Pca {
  if (X.ndim !== 2 || X.shape[0] < 2) throw new RangeError(`pca: ${show(X)} is not two points or more, a row each`);
  const [n, d] = X.shape;
  if (!(Number.isInteger(k) && k >= 1 && k <= Math.min(n, d)))
    throw new RangeError(`pca: ${show(X)} has 1 to ${Math.min(n, d)} components, not ${k}`);
  const mean = X.detach().mean(0).detach();
  const centred = X.detach().sub(mean).detach();
  const { S, V } = svd(centred);
  const rows = Array.from({ length: k }, (_, j) => positive(Array.from({ length: d }, (_, i) => V.at(i, j))));
  const components = fromArray(rows.flat(), [k, d], { name: 'components' });
  const variances = Array.from(S.data, (s) => s ** 2 / (n - 1));
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const first = variances.slice(0, k);
  return {
    mean: mean.named('mean'),
    components,
    explainedVariance: fromArray(first, [k]),
    explainedVarianceRatio: fromArray(
      first.map((variance) => variance / total),
      [k],
    ),
    projected: centred.matmul(components.T).detach().named('projected'),
  };
}

/** The direction or its opposite, whichever makes the entry largest in size (the first of equals) positive. */
function positive(direction: number[]): number[] {
  const sizes = direction.map(Math.abs);
  return direction[sizes.indexOf(Math.max(...sizes))] < 0 ? direction.map((entry) => -entry) : direction;
}
