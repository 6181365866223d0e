import { axisOf, show } from '../errors';
import type { Tensor } from '../tensor';
import { Movement } from './movement';

/** The parts of neural networks: products, activations, softmax and norms. */
export abstract class Network extends Movement {
  /** Y[…, i, j] = Σ_k A[…, i, k] B[…, k, j];  [..., I, K] · [..., K, J] -> [..., I, J].
   *  Axes before the last two are a batch and broadcast. A vector on the left is one row, on the right one column.
   *  @throws RangeError naming the inner letter when its two lengths differ */
  matmul(this: Tensor, b: Tensor): Tensor {
    return this.apply('matmul', [this, b], {});
  }

  /** σ(x) = 1 / (1 + e^{−x}) */
  sigmoid(this: Tensor): Tensor {
    return this.apply('sigmoid', [this], {});
  }

  /** tanh x = (eˣ − e^{−x}) / (eˣ + e^{−x}) */
  tanh(this: Tensor): Tensor {
    return this.apply('tanh', [this], {});
  }

  /** max(0, x); the slope at 0 is 0 */
  relu(this: Tensor): Tensor {
    return this.apply('relu', [this], {});
  }

  /** x above 0, slope · x below */
  leakyRelu(this: Tensor, slope = 0.01): Tensor {
    return this.apply('leakyRelu', [this], { slope });
  }

  /** x Φ(x), Φ the normal distribution function; or its tanh approximation, which GPT-2 uses.
   *  Source: Hendrycks and Gimpel 2016, arXiv 1606.08415. */
  gelu(this: Tensor, approximate: 'none' | 'tanh' = 'none'): Tensor {
    return this.apply('gelu', [this], { approximate });
  }

  /** x σ(x), also called swish */
  silu(this: Tensor): Tensor {
    return this.apply('silu', [this], {});
  }

  /** ln(1 + eˣ) */
  softplus(this: Tensor): Tensor {
    return this.apply('softplus', [this], {});
  }

  /** ln σ(x) = −ln(1 + e^{−x}) */
  logSigmoid(this: Tensor): Tensor {
    return this.apply('logSigmoid', [this], {});
  }

  /** y_j = e^{x_j} / Σ_i e^{x_i} along `dim`: positive, with sum 1. A line of −∞ alone gives NaN (0/0), as in PyTorch. */
  softmax(this: Tensor, dim: number): Tensor {
    return this.apply('softmax', [this], { dim: axisOf('softmax', this, dim) });
  }

  /** y_j = x_j − ln Σ_i e^{x_i} along `dim` */
  logSoftmax(this: Tensor, dim: number): Tensor {
    return this.apply('logSoftmax', [this], { dim: axisOf('logSoftmax', this, dim) });
  }

  /** Each row (last axis) with mean 0 and variance 1, then stretched and shifted:
   *    y = (x − mean) / √(var + ε) · weight + bias,   var over d entries, not d − 1.
   *  Source: Ba, Kiros and Hinton 2016, arXiv 1607.06450.
   *  @param weight [d], @param bias [d]; left out: 1 and 0 */
  layerNorm(this: Tensor, weight?: Tensor, bias?: Tensor, eps = 1e-5): Tensor {
    axisOf('layerNorm', this, -1);
    const y = this.apply('layerNorm', [this], { eps });
    const stretched = weight ? y.mul(sameWidth('layerNorm', y, weight)) : y;
    return bias ? stretched.add(sameWidth('layerNorm', y, bias)) : stretched;
  }

  /** Each row (last axis) with mean square 1, then stretched:  y = x / √(mean(x²) + ε) · weight.
   *  Source: Zhang and Sennrich 2019, arXiv 1910.07467.
   *  @param weight [d]; left out: 1 */
  rmsNorm(this: Tensor, weight?: Tensor, eps = 1e-5): Tensor {
    axisOf('rmsNorm', this, -1);
    const y = this.apply('rmsNorm', [this], { eps });
    return weight ? y.mul(sameWidth('rmsNorm', y, weight)) : y;
  }
}

function sameWidth(operation: string, x: Tensor, vector: Tensor): Tensor {
  if (vector.ndim !== 1 || vector.size !== x.shape.at(-1))
    throw new RangeError(`${operation}: ${show(vector)} is not one number for each of the ${x.shape.at(-1)} columns`);
  return vector;
}
