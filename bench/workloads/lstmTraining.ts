/** A training step of a character LSTM: one-hot symbols in, the next symbol out at each of T steps; mean cross-entropy; Adam. */

import type { Adam } from './adam';
import { constant, ids, normal, type Values, type Weights } from './values';

export interface LstmTraining extends Adam {
  readonly h: number;
  readonly T: number;
  readonly batch: number;
  readonly symbols: number;
  /** wx [symbols, 4h], wh [h, 4h], bias [4h] (gates i, f, g, o), wy [h, symbols], by [symbols] */
  readonly weights: Weights;
  /** taken in turn, one a step: x [T·batch, symbols] one-hot, time first; targets [T·batch] */
  readonly batches: readonly { readonly x: Values; readonly targets: Int32Array<ArrayBuffer> }[];
}

export function lstmTraining(): LstmTraining {
  const [h, T, batch, symbols] = [50, 16, 32, 8];
  const std = 1 / Math.sqrt(h);
  return {
    h,
    T,
    batch,
    symbols,
    learningRate: 1e-2,
    beta1: 0.9,
    beta2: 0.999,
    eps: 1e-8,
    weights: {
      wx: normal('wx', [symbols, 4 * h], std),
      wh: normal('wh', [h, 4 * h], std),
      bias: normal('bias', [4 * h], std),
      wy: normal('wy', [h, symbols], std),
      by: constant([symbols], 0),
    },
    batches: [0, 1, 2, 3].map((turn) => ({
      x: oneHot(ids(`in ${turn}`, T * batch, symbols), symbols),
      targets: ids(`out ${turn}`, T * batch, symbols),
    })),
  };
}

function oneHot(symbol: Int32Array<ArrayBuffer>, symbols: number): Values {
  const data = new Float32Array(symbol.length * symbols);
  symbol.forEach((id, row) => (data[row * symbols + id] = 1));
  return { shape: [symbol.length, symbols], data };
}
