/** Softmax and the losses that end a network. */

import type { ForwardTable, Values } from '../operations';
import { linesAlong } from '../shape';

/** For each line along `dim`: its largest entry m and Σ e^{x − m}. Subtracting m changes nothing and prevents overflow. */
function eachLine(x: Values, dim: number, f: (value: number, max: number, sum: number) => number): Values {
  const { length, stride, starts } = linesAlong(x.shape, dim);
  const data = new Float32Array(x.data.length);
  for (const start of starts) {
    const end = start + length * stride;
    let max = -Infinity;
    for (let at = start; at < end; at += stride) max = Math.max(max, x.data[at]);
    let sum = 0;
    for (let at = start; at < end; at += stride) sum += Math.exp(x.data[at] - max);
    for (let at = start; at < end; at += stride) data[at] = f(x.data[at], max, sum);
  }
  return { shape: x.shape, data };
}

const mean = (sum: number, n: number): Values => ({ shape: [], data: Float32Array.of(sum / n) });

export const softmax = {
  softmax: ([x], { dim }) => eachLine(x, dim, (value, max, sum) => Math.exp(value - max) / sum),
  logSoftmax: ([x], { dim }) => eachLine(x, dim, (value, max, sum) => value - max - Math.log(sum)),

  crossEntropy: ([logits, targets], { ignoreIndex, reduction, labelSmoothing }) => {
    const V = logits.shape[logits.ndim - 1];
    const losses = new Float32Array(targets.size);
    let sum = 0;
    let counted = 0;
    for (let row = 0; row < losses.length; row++) {
      const target = targets.data[row];
      if (target === ignoreIndex) continue;
      const x = logits.data.subarray(row * V, (row + 1) * V);
      const max = x.reduce((a, b) => Math.max(a, b), -Infinity);
      const logZ = max + Math.log(x.reduce((total, value) => total + Math.exp(value - max), 0));
      let loss = logZ - x[target];
      if (labelSmoothing > 0) {
        const even = x.reduce((total, value) => total + (logZ - value), 0) / V;
        loss = (1 - labelSmoothing) * loss + labelSmoothing * even;
      }
      losses[row] = loss;
      sum += loss;
      counted++;
    }
    if (reduction === 'none') return { shape: targets.shape, data: losses };
    return mean(sum, reduction === 'mean' ? counted : 1);
  },

  bceWithLogits: ([x, t]) => {
    let sum = 0;
    for (let i = 0; i < x.size; i++) {
      // −t ln σ(x) − (1 − t) ln(1 − σ(x)), rearranged so that no exponential overflows
      sum += Math.max(x.data[i], 0) - x.data[i] * t.data[i] + Math.log1p(Math.exp(-Math.abs(x.data[i])));
    }
    return mean(sum, x.size);
  },

  mse: ([a, b]) => {
    let sum = 0;
    for (let i = 0; i < a.size; i++) sum += (a.data[i] - b.data[i]) ** 2;
    return mean(sum, a.size);
  },
} satisfies Partial<ForwardTable>;
