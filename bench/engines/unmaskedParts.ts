/** What the jobs of our engine share. */

import { fromArray, type Tensor, type TensorOptions } from '@/tensor';
import type { Values } from '../workloads/values';

export const upload = ({ data, shape }: Values, options?: TensorOptions): Tensor => fromArray(data, shape, options);
