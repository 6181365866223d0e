/** How many numbers a cell and its read-out learn.
 *    one affine map: d h + h h + h      LSTM four of them, GRU three, one gate two, Elman one      read-out h n + n
 *  PyTorch keeps two biases where one would do, one added to x W and one to h U: h more for every map. */

import { zeros } from '@/tensor';
import { memo } from '../../memo';
import { parameters } from '../../parameters';
import { makeCell, type CellKind } from './cell';

export interface CellSize {
  /** cell and read-out */
  parameters: number;
  /** with PyTorch's second biases */
  doubleBias: number;
}

/** @param d entries in  @param h units  @param n answers */
export const cellSize = memo((kind: CellKind, d: number, h: number, n: number): CellSize => {
  let maps = 0;
  const cell = makeCell(kind, () => {
    maps++;
    return { W: zeros([d, h]), U: zeros([h, h]), b: zeros([h]) };
  });
  const learned = { cell, readOut: { W: zeros([h, n]), b: zeros([n]) } };
  const count = Object.values(parameters(learned)).reduce((sum, { size }) => sum + size, 0);
  return { parameters: count, doubleBias: count + maps * h };
}, 3);
