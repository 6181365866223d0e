import { nn, numpy as np } from '@jax-js/jax';
import type { Job } from '../engine';
import { blockOf, type Block, type GptTraining } from '../workloads/gptTraining';
import { crossEntropy, training, type Parameters } from './jaxAdam';

export function gptTraining(settings: GptTraining): Job {
  const { batch: B, T, layers, d, heads, batches } = settings;
  const block = (x: np.Array, w: Block<np.Array>): np.Array => {
    const qkv = linear(layerNorm(x.ref, w.weight1, w.bias1), w.wqkv, w.bqkv); // [B·T, d] -> [B·T, 3d]
    const [q, k, v] = np.split(qkv, 3, -1).map((part) => part.reshape([B, T, heads, d / heads]));
    const mixed = nn.dotProductAttention(q, k, v, { isCausal: true }).reshape([B * T, d]);
    const attended = x.add(linear(mixed, w.wo, w.bo));
    const up = nn.gelu(linear(layerNorm(attended.ref, w.weight2, w.bias2), w.wup, w.bup), { approximate: true });
    return attended.add(linear(up, w.wdown, w.bdown));
  };
  const loss = (p: Parameters, ids: np.Array, targets: np.Array): np.Array => {
    // [V, d] at [B·T] -> [B, T, d] + [T, d]
    const embedded = embedding(p.token.ref, ids).reshape([B, T, d]).add(p.position);
    let x = embedded.reshape([B * T, d]);
    for (let layer = 0; layer < layers; layer++) x = block(x, blockOf(p, layer));
    const logits = np.matmul(layerNorm(x, p.weight, p.bias), np.transpose(p.token)); // [B·T, d] · [d, V]
    return crossEntropy(logits, targets);
  };
  const inputs = batches.map(({ ids, targets }) => [np.array(ids), np.array(targets)]);
  return training(settings.weights, inputs, settings, loss);
}

/** Rows of the table. Its gradient (a scatter) can only be jitted when what comes back is no mere view: the selection, which
 *  always takes the row, makes it a kernel's result. */
function embedding(table: np.Array, ids: np.Array): np.Array {
  const known = np.greaterEqual(ids.ref, 0).reshape([-1, 1]);
  return np.where(known, np.take(table, ids, 0), 0);
}

const linear = (x: np.Array, w: np.Array, b: np.Array): np.Array => np.matmul(x, w).add(b);

const layerNorm = (x: np.Array, weight: np.Array, bias: np.Array): np.Array =>
  nn.standardize(x, -1).mul(weight).add(bias);
