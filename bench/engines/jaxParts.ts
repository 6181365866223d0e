/** What the jobs of jax-js share. */

import { nn, numpy as np } from '@jax-js/jax';
import type { Values } from '../workloads/values';

export const upload = ({ data, shape }: Values): np.Array => np.array(data, { shape: [...shape] });

/** gates [B, 4h] and c [B, h] -> h', c' [B, h] */
export function lstmCell(gates: np.Array, cell: np.Array): [np.Array, np.Array] {
  const [i, f, g, o] = np.split(gates, 4, -1);
  const kept = nn
    .sigmoid(f)
    .mul(cell)
    .add(nn.sigmoid(i).mul(np.tanh(g)));
  return [nn.sigmoid(o).mul(np.tanh(kept.ref)), kept];
}
