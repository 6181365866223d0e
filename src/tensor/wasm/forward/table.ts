/** The operations that have a kernel. A row returns null where the kernel does not fit these shapes or settings; then, as for
 *  every operation without a row, the plain row of ../../forward computes. */

import type { Attributes, OperationName, Step } from '../../operations';
import type { Tensor } from '../../tensor';
import type { Places } from '../places';
import { elementwise } from './elementwise';
import { losses } from './losses';
import { matmul } from './matmul';
import { movement } from './movement';
import { network } from './network';
import { reduce } from './reduce';

export type Row<K extends OperationName> = (
  places: Places,
  inputs: readonly Tensor[],
  attributes: Attributes[K],
  step: Step<K>,
) => Tensor | null;

export type KernelTable = { [K in OperationName]?: Row<K> };

export const kernelRows: KernelTable = { ...elementwise, ...reduce, ...movement, ...matmul, ...network, ...losses };
