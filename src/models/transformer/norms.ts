/** Three norms, one formula: subtract a centre, divide by a spread, then a learned gain and shift for each feature.
 *    y = γ (x − μ) / √(σ² + ε) + β
 *    batch norm   μ_d, σ²_d  of feature d over the examples b
 *    layer norm   μ_b, σ²_b  of example b over its features d
 *    RMSNorm      μ = 0, β = 0;  in place of σ² the mean square of example b
 *  Source: ioffe2015, algorithm 1; ba2016, eq. 3 and 4; zhang2019, eq. 4.
 *  Leaves out: the running averages with which batch norm reads a single example after training. */

import type { Tensor } from '@/tensor';

export type Norm = 'batch' | 'layer' | 'rms';

export interface NormOptions {
  /** γ [d] */
  gain: Tensor;
  /** β [d]; RMSNorm has none */
  shift: Tensor;
  /** ε, under the root */
  eps: number;
}

/** Every stage, named, so that each number can say where it came from. B examples of d features. */
export interface Normed {
  /** μ: [1, d] for batch norm, [B, 1] for layer norm, none for RMSNorm */
  centre: Tensor | undefined;
  /** x − μ [B, d]; x itself for RMSNorm */
  centred: Tensor;
  /** σ², or the mean square; [1, d] or [B, 1] */
  square: Tensor;
  /** √(σ² + ε); [1, d] or [B, 1] */
  spread: Tensor;
  /** x̂ [B, d], before gain and shift */
  unit: Tensor;
  /** y [B, d] */
  out: Tensor;
}

/** The axis that is averaged over: 0 the examples, 1 the features. */
export const averagedAxis = { batch: 0, layer: 1, rms: 1 } as const satisfies Record<Norm, 0 | 1>;

/** @param X [B, d], an example a row */
export function normalise(X: Tensor, norm: Norm, { gain, shift, eps }: NormOptions): Normed {
  const axis = averagedAxis[norm];
  const isCentred = norm !== 'rms';
  const group = axis === 0 ? ['1', 'd'] : ['B', '1'];
  const centre = isCentred ? X.mean(axis, true).named('μ', group) : undefined; // [B, d] -> [1, d] or [B, 1]
  const centred = centre ? X.sub(centre).named('x−μ', ['B', 'd']) : X;
  const square = centred
    .square()
    .mean(axis, true)
    .named(isCentred ? 'σ²' : 'x² mean', group); // biased: divided by the count, not by one less
  const spread = square
    .add(eps)
    .sqrt()
    .named(isCentred ? 'σ' : 'rms', group);
  const unit = centred.div(spread).named('x̂', ['B', 'd']);
  const scaled = unit.mul(gain); // [B, d] ⊙ [d]
  return {
    centre,
    centred,
    square,
    spread,
    unit,
    out: (isCentred ? scaled.add(shift) : scaled).named('y', ['B', 'd']),
  };
}

/** How far row i moved: the largest difference of its entries. */
export function rowMoved(before: Tensor, after: Tensor, i: number): number {
  return after
    .narrow(0, i, 1)
    .sub(before.narrow(0, i, 1))
    .abs()
    .max()
    .item();
}
