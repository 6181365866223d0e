import type { Tensor } from '../tensor';

/** y = (x − mean) / √(var + ε) · weight + bias, each row with its own mean and variance; weight and bias [d] */
export function layerNorm([x, weight, bias]: readonly Tensor[], attributes: { eps: number }): Tensor {
  const stretched = x.apply('layerNorm', [x], attributes).mul(weight);
  return bias ? stretched.add(bias) : stretched;
}

/** y = x / √(mean(x²) + ε) · weight;  weight [d] */
export function rmsNorm([x, weight]: readonly Tensor[], attributes: { eps: number }): Tensor {
  return x.apply('rmsNorm', [x], attributes).mul(weight);
}
