/** A jitted training step of jax-js: loss and gradients, then Adam (decoupled weight decay when asked), all in one compiled function.
 *  Formula: Kingma and Ba 2015; Loshchilov and Hutter 2019. jax-js's own optimisers (@jax-js/optax) do the same arithmetic. */

import { jit, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import type { Job } from '../engine';
import type { Adam } from '../workloads/adam';
import type { Weights } from '../workloads/values';
import { upload } from './jaxParts';

export type Parameters = Record<string, np.Array>;

export function training(
  weights: Weights,
  batches: readonly np.Array[][],
  settings: Adam,
  lossOf: (parameters: Parameters, ...batch: np.Array[]) => np.Array,
): Job {
  const { learningRate, beta1, beta2, eps, weightDecay = 0 } = settings;
  const names = Object.keys(weights);
  const zeros = (): Parameters => Object.fromEntries(names.map((name) => [name, np.zeros([...weights[name].shape])]));
  const compiled = jit(
    (
      p: Parameters,
      m: Parameters,
      v: Parameters,
      correction1: np.Array,
      correction2: np.Array,
      ...batch: np.Array[]
    ) => {
      const [loss, gradient] = valueAndGrad(lossOf)(tree.ref(p), ...batch) as unknown as [np.Array, Parameters];
      const next: [Parameters, Parameters, Parameters] = [{}, {}, {}];
      for (const name of names) {
        const g = gradient[name];
        const mean = m[name].mul(beta1).add(g.ref.mul(1 - beta1));
        const square = v[name].mul(beta2).add(np.square(g).mul(1 - beta2));
        const root = np.sqrt(square.ref.div(correction2.ref)).add(eps);
        const step = mean.ref.div(correction1.ref).div(root).mul(learningRate);
        next[0][name] = p[name].mul(1 - learningRate * weightDecay).sub(step);
        next[1][name] = mean;
        next[2][name] = square;
      }
      correction1.dispose();
      correction2.dispose();
      return [loss, ...next] as [np.Array, Parameters, Parameters, Parameters];
    },
  );

  let parameters: Parameters = Object.fromEntries(names.map((name) => [name, upload(weights[name])]));
  let means = zeros();
  let squares = zeros();
  let steps = 0;
  const step = async (): Promise<number> => {
    const batch = batches[steps++ % batches.length].map((input) => input.ref);
    const corrections = [1 - beta1 ** steps, 1 - beta2 ** steps].map((value) => np.array(value));
    let loss: np.Array;
    [loss, parameters, means, squares] = compiled(
      parameters,
      means,
      squares,
      corrections[0],
      corrections[1],
      ...batch,
    ) as [np.Array, Parameters, Parameters, Parameters];
    const [value] = await loss.data();
    return value;
  };
  return {
    once: step,
    async read() {
      return Float32Array.of(await step(), await step(), await step());
    },
    end() {
      tree.dispose([parameters, means, squares]);
      for (const batch of batches) tree.dispose(batch);
      compiled.dispose();
    },
  };
}

/** Mean of −ln softmax(logits)[target]; logits [N, V], targets [N] int32. The target's entry is picked by a one-hot product,
 *  which jit fuses away: the gradient of takeAlongAxis cannot be jitted (“scatter input is not imm”). */
export function crossEntropy(logits: np.Array, targets: np.Array): np.Array {
  const [count, classes] = logits.shape;
  const logProbabilities = nn.logSoftmax(logits, -1);
  return np.sum(nn.oneHot(targets, classes).mul(logProbabilities)).mul(-1 / count);
}
