/** Fused operations: what a network computes again and again, written here once as an expression in single operations.
 *  On the TypeScript backend the expression simply runs. A faster backend may have one kernel for the whole of it; then the
 *  expression is what explain() and inner() open, and what the kernel is tested against. */

import type { Tensor } from '../tensor';
import { attention, type AttentionAttributes } from './attention';
import { layerNorm, rmsNorm } from './norm';
import { linear } from './linear';
import { lstmCell } from './lstmCell';

type Nothing = Record<never, never>;

export interface ExpressionAttributes {
  linear: Nothing;
  attention: AttentionAttributes;
  lstmCell: Nothing;
  affineLayerNorm: { eps: number };
  affineRmsNorm: { eps: number };
}
export type ExpressionName = keyof ExpressionAttributes;

type Expressions = {
  [K in ExpressionName]: (inputs: readonly Tensor[], attributes: ExpressionAttributes[K]) => Tensor;
};

export const expressions: Expressions = {
  linear,
  attention,
  lstmCell,
  affineLayerNorm: layerNorm,
  affineRmsNorm: rmsNorm,
};
