/** The numbers: one row an operation. */

import type { ForwardTable } from '../operations';
import { activations } from './activations';
import { elementwise } from './elementwise';
import { matmul } from './matmul';
import { movement } from './movement';
import { norm } from './norm';
import { reduce } from './reduce';
import { softmax } from './softmax';

export const forward: ForwardTable = {
  ...elementwise,
  ...reduce,
  ...movement,
  ...matmul,
  ...activations,
  ...softmax,
  ...norm,
};
