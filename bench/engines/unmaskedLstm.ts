import { concat, fromArray, zeros, type Tensor } from '@/tensor';
import type { Job } from '../engine';
import type { LstmTraining } from '../workloads/lstmTraining';
import { upload } from './unmaskedParts';
import { training, type Parameters } from './unmaskedAdam';

export function lstmTraining(settings: LstmTraining): Job {
  const { h, T, batch: B, batches } = settings;
  const loss = (p: Parameters, x: Tensor, targets: Tensor): Tensor => {
    const projected = x.linear(p.wx, p.bias); // all T steps at once: [T·B, 4h]
    let hidden = zeros([B, h]);
    let cell = zeros([B, h]);
    const states: Tensor[] = [];
    for (let t = 0; t < T; t++) {
      const gates = projected.narrow(0, t * B, B).add(hidden.matmul(p.wh));
      const next = gates.lstmCell(cell); // [2, B, h]
      [hidden, cell] = [0, 1].map((which) => next.narrow(0, which, 1).reshape(B, h));
      states.push(hidden);
    }
    return concat(states, 0).linear(p.wy, p.by).crossEntropy(targets); // [T·B, h] · [h, symbols]
  };
  const inputs = batches.map(({ x, targets }): [Tensor, Tensor] => [upload(x), fromArray(targets, [T * B])]);
  return training(settings.weights, inputs, settings, loss);
}
