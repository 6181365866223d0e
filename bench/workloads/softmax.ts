/** Softmax along the rows. */

import { normal, type Values } from './values';

export interface Softmax {
  readonly rows: number;
  readonly columns: number;
  readonly x: Values;
}

export const softmax = (rows: number, columns: number): Softmax => ({ rows, columns, x: normal('x', [rows, columns]) });
