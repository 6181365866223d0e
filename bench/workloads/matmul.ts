/** Y = A B, square. */

import { normal, type Values } from './values';

export interface Matmul {
  readonly n: number;
  readonly a: Values;
  readonly b: Values;
}

export const matmul = (n: number): Matmul => ({ n, a: normal('a', [n, n]), b: normal('b', [n, n]) });
