/** The non-linearities of neural networks, entry by entry. */

import type { ForwardTable, Values } from '../operations';
import type { Tensor } from '../tensor';
import { erf, map } from './elementwise';

// each branch only exponentiates a negative number: e^1000 is ∞ and ∞/∞ has no value
const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

const geluErf = (x: number): number => 0.5 * x * (1 + erf(x / Math.SQRT2));
const geluTanh = (x: number): number => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));

const unary =
  (f: (value: number) => number) =>
  ([x]: readonly Tensor[]): Values =>
    map(x, f);

export const activations = {
  sigmoid: unary(sigmoid),
  tanh: unary(Math.tanh),
  relu: unary((x) => Math.max(x, 0)),
  leakyRelu: ([x], { slope }) => map(x, (value) => (value > 0 ? value : slope * value)),
  gelu: ([x], { approximate }) => map(x, approximate === 'tanh' ? geluTanh : geluErf),
  silu: unary((x) => x * sigmoid(x)),
  softplus: unary(softplus),
  logSigmoid: unary((x) => -softplus(-x)),
} satisfies Partial<ForwardTable>;
