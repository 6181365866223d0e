/** One step of an LSTM: gates = x Wx + h Wh + b in the order i, f, g, o;
 *  c' = σ(f) c + σ(i) tanh(g), h' = σ(o) tanh(c'). The answer is h', the step gives both. */

import { normal, type Values } from './values';

export interface LstmStep {
  readonly batch: number;
  readonly h: number;
  readonly x: Values;
  readonly hidden: Values;
  readonly cell: Values;
  readonly wx: Values;
  readonly wh: Values;
  readonly bias: Values;
}

export const lstmStep = (h: number, batch: number): LstmStep => ({
  batch,
  h,
  x: normal('x', [batch, h]),
  hidden: normal('hidden', [batch, h]),
  cell: normal('cell', [batch, h]),
  wx: normal('wx', [h, 4 * h], 1 / Math.sqrt(h)),
  wh: normal('wh', [h, 4 * h], 1 / Math.sqrt(h)),
  bias: normal('bias', [4 * h]),
});

/** The columns of a [rows, 4h] matrix with its four blocks in another order: `[0, 2, 1, 3]` makes i, g, f, o. */
export function reorderGates(weights: Values, order: readonly number[]): Values {
  const columns = weights.shape[weights.shape.length - 1];
  const h = columns / 4;
  const data = weights.data.map((_, i) => {
    const column = i % columns;
    return weights.data[i - column + order[Math.floor(column / h)] * h + (column % h)];
  });
  return { shape: weights.shape, data };
}
