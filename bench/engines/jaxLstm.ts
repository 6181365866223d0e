import { numpy as np } from '@jax-js/jax';
import type { Job } from '../engine';
import type { LstmTraining } from '../workloads/lstmTraining';
import { lstmCell, upload } from './jaxParts';
import { crossEntropy, training, type Parameters } from './jaxAdam';

export function lstmTraining(settings: LstmTraining): Job {
  const { h, T, batch: B, batches } = settings;
  const loss = (p: Parameters, x: np.Array, targets: np.Array): np.Array => {
    const projected = np
      .matmul(x, p.wx)
      .add(p.bias)
      .reshape([T, B, 4 * h]); // all T steps at once
    const inputs = np.split(projected, T, 0);
    let hidden = np.zeros([B, h]);
    let cell = np.zeros([B, h]);
    const states: np.Array[] = [];
    for (const input of inputs) {
      const gates = input.reshape([B, 4 * h]).add(np.matmul(hidden, p.wh.ref));
      [hidden, cell] = lstmCell(gates, cell);
      states.push(hidden.ref);
    }
    for (const unused of [hidden, cell, p.wh]) unused.dispose();
    const logits = np.matmul(np.concatenate(states, 0), p.wy).add(p.by); // [T·B, h] · [h, symbols]
    return crossEntropy(logits, targets);
  };
  const inputs = batches.map(({ x, targets }) => [upload(x), np.array(targets)]);
  return training(settings.weights, inputs, settings, loss);
}
