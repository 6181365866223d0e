/** The rules: one row an operation. g is dL/dy, and a row returns dL/d(input) for each input.
 *  Rules are written in tensors, so a gradient has a tape too and can be explained like any other number. */

import type { DerivativeTable } from '../operations';
import { activations } from './activations';
import { elementwise } from './elementwise';
import { matmul } from './matmul';
import { movement } from './movement';
import { norm } from './norm';
import { reduce } from './reduce';
import { softmax } from './softmax';

export const derivatives: DerivativeTable = {
  ...elementwise,
  ...reduce,
  ...movement,
  ...matmul,
  ...activations,
  ...softmax,
  ...norm,
};
