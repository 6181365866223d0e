/** Layer norm along the rows, with weight and bias. */

import { normal, type Values } from './values';

export interface LayerNorm {
  readonly rows: number;
  readonly columns: number;
  readonly x: Values;
  readonly weight: Values;
  readonly bias: Values;
}

export const layerNorm = (rows: number, columns: number): LayerNorm => ({
  rows,
  columns,
  x: normal('x', [rows, columns]),
  weight: normal('weight', [columns]),
  bias: normal('bias', [columns]),
});
