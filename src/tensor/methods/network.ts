import { axisOf, disagreement, show } from '../errors';
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

  /** y = x W + b: one layer of weights, W [i, o] and b [o];  [..., i] -> [..., o].
   *  @throws RangeError when the last axis of x is not i, or b is not [o] */
  linear(this: Tensor, W: Tensor, b?: Tensor): Tensor {
    if (W.ndim !== 2) throw new RangeError(`linear: the weights ${show(W)} are not [i, o]`);
    if (this.ndim === 0 || this.shape.at(-1) !== W.shape[0])
      throw new RangeError(`linear: ${show(this)} · ${show(W)}: ${disagreement(this, W, 1, 2, 'inner')}`);
    if (b) sameWidth('linear', W, b);
    return this.fuse('linear', b ? [this, W, b] : [this, W], {});
  }

  /** Scaled dot-product attention of queries this [B, Tq, H·dh] to k and v [B, Tk, H·dh], head by head; [T, d] is a batch of one.
   *    y = softmax(q kᵀ · scale + M) v,   M[i, j] = −∞ for j > i + Tk − Tq when causal
   *  `inner(y, 'A')` is the weights [B, H, Tq, Tk].   Source: vaswani2017, eq. 1.   Leaves out: dropout, other masks.
   *  @param options.scale default 1/√dh
   *  @returns [B, Tq, H·dh]
   *  @throws RangeError when the shapes disagree, or the heads do not divide d */
  attention(this: Tensor, k: Tensor, v: Tensor, options: AttentionOptions = {}): Tensor {
    const { heads = 1, causal = false } = options;
    if (this.ndim === 2 && k.ndim === 2 && v.ndim === 2) {
      const [q3, k3, v3] = [this, k, v].map((x) => x.reshape(1, ...x.shape));
      return q3.attention(k3, v3, options).reshape(...this.shape);
    }
    const [B, , d] = this.shape;
    const fits = (x: Tensor) => x.ndim === 3 && x.shape[0] === B && x.shape[2] === d && x.shape[1] === k.shape[1];
    if (this.ndim !== 3 || !fits(k) || !fits(v))
      throw new RangeError(
        `attention: ${show(this)}, ${show(k)} and ${show(v)} are not [B, Tq, d], [B, Tk, d], [B, Tk, d]`,
      );
    if (!Number.isInteger(heads) || heads < 1 || d % heads !== 0)
      throw new RangeError(`attention: ${heads} heads do not divide d = ${d}`);
    const scale = options.scale ?? 1 / Math.sqrt(d / heads);
    return this.fuse('attention', [this, k, v], { heads, scale, causal });
  }

  /** One step of an LSTM from the pre-activations of its gates, this [B, 4h] in the order i, f, g, o, and its memory c [B, h]:
   *    c' = σ(f) · c + σ(i) · tanh(g),   h' = σ(o) · tanh c'
   *  `inner(y, 'f')` and the like are the gates.   Source: hochreiter1997.
   *  @returns [2, B, h]: h' above c'
   *  @throws RangeError unless this is four times as wide as c */
  lstmCell(this: Tensor, c: Tensor): Tensor {
    if (this.ndim !== 2 || c.ndim !== 2 || this.shape[0] !== c.shape[0] || this.shape[1] !== 4 * c.shape[1])
      throw new RangeError(`lstmCell: ${show(this)} is not four gates for each entry of ${show(c)}`);
    return this.fuse('lstmCell', [this, c], {});
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

  /** y_j = e^{x_j} / Σ_i e^{x_i} along `dim`: positive, with sum 1. A line of −∞ alone gives NaN (0/0), as in PyTorch.
   *  @throws RangeError when x has no such axis */
  softmax(this: Tensor, dim: number): Tensor {
    return this.apply('softmax', [this], { dim: axisOf('softmax', this, dim) });
  }

  /** y_j = x_j − ln Σ_i e^{x_i} along `dim`. @throws RangeError when x has no such axis */
  logSoftmax(this: Tensor, dim: number): Tensor {
    return this.apply('logSoftmax', [this], { dim: axisOf('logSoftmax', this, dim) });
  }

  /** Each row (last axis) with mean 0 and variance 1, then stretched and shifted:
   *    y = (x − mean) / √(var + ε) · weight + bias,   var over d entries, not d − 1.
   *  Source: Ba, Kiros and Hinton 2016, arXiv 1607.06450.
   *  @param weight [d], @param bias [d]; left out: 1 and 0
   *  @throws RangeError when weight or bias is not one number a column */
  layerNorm(this: Tensor, weight?: Tensor, bias?: Tensor, eps = 1e-5): Tensor {
    axisOf('layerNorm', this, -1);
    const [w, b] = [weight, bias].map((vector) => vector && sameWidth('layerNorm', this, vector));
    if (w) return this.fuse('affineLayerNorm', b ? [this, w, b] : [this, w], { eps });
    const y = this.apply('layerNorm', [this], { eps });
    return b ? y.add(b) : y;
  }

  /** Each row (last axis) with mean square 1, then stretched:  y = x / √(mean(x²) + ε) · weight.
   *  Source: Zhang and Sennrich 2019, arXiv 1910.07467.
   *  @param weight [d]; left out: 1
   *  @throws RangeError when weight is not one number a column */
  rmsNorm(this: Tensor, weight?: Tensor, eps = 1e-5): Tensor {
    axisOf('rmsNorm', this, -1);
    if (weight) return this.fuse('affineRmsNorm', [this, sameWidth('rmsNorm', this, weight)], { eps });
    return this.apply('rmsNorm', [this], { eps });
  }
}

export interface AttentionOptions {
  /** default 1 */
  heads?: number;
  /** default false */
  causal?: boolean;
  /** what the scores are multiplied with, default 1/√dh */
  scale?: number;
}

function sameWidth(operation: string, x: Tensor, vector: Tensor): Tensor {
  if (vector.ndim !== 1 || vector.size !== x.shape.at(-1))
    throw new RangeError(`${operation}: ${show(vector)} is not one number for each of the ${x.shape.at(-1)} columns`);
  return vector;
}
