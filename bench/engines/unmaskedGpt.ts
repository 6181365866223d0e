import { embedding, fromArray, type Tensor } from '@/tensor';
import type { Job } from '../engine';
import { blockOf, type Block, type GptTraining } from '../workloads/gptTraining';
import { training, type Parameters } from './unmaskedAdam';

export function gptTraining(settings: GptTraining): Job {
  const { batch: B, T, layers, d, heads, batches } = settings;
  const block = (x: Tensor, w: Block<Tensor>): Tensor => {
    const qkv = x.layerNorm(w.weight1, w.bias1).linear(w.wqkv, w.bqkv); // [B, T, d] -> [B, T, 3d]
    const [q, k, v] = [0, 1, 2].map((part) => qkv.narrow(-1, part * d, d));
    const attended = x.add(q.attention(k, v, { heads, causal: true }).linear(w.wo, w.bo));
    const up = attended.layerNorm(w.weight2, w.bias2).linear(w.wup, w.bup).gelu('tanh');
    return attended.add(up.linear(w.wdown, w.bdown));
  };
  const loss = (p: Parameters, ids: Tensor, targets: Tensor): Tensor => {
    let x = embedding(p.token, ids).add(p.position); // [B, T] -> [B, T, d]
    for (let layer = 0; layer < layers; layer++) x = block(x, blockOf(p, layer));
    return x.layerNorm(p.weight, p.bias).linear(p.token.T).crossEntropy(targets); // [B, T, d] · [d, V]
  };
  const inputs = batches.map(({ ids, targets }): [Tensor, Tensor] => [
    fromArray(ids, [B, T]),
    fromArray(targets, [B, T]),
  ]);
  return training(settings.weights, inputs, settings, loss);
}
