import { disagreement, show } from '../errors';
import type { Tensor } from '../tensor';
import { Network } from './network';

export interface CrossEntropyOptions {
  /** targets with this id do not count, default −100 */
  ignoreIndex?: number;
  /** default 'mean': over the targets that count */
  reduction?: 'mean' | 'sum' | 'none';
  /** share of the target spread evenly over all classes, default 0 */
  labelSmoothing?: number;
}

/** How far a prediction is from the truth, in one number. */
export abstract class Loss extends Network {
  /** L = −ln softmax(x)[target] in nats, over the last axis: logits [..., V], targets [...] of ids.
   *  Without any target that counts the mean is 0/0: NaN, as in PyTorch.
   *  @throws RangeError when the shapes disagree, or an id is not 0 … V − 1 */
  crossEntropy(this: Tensor, targets: Tensor | readonly number[], options: CrossEntropyOptions = {}): Tensor {
    const { ignoreIndex = -100, reduction = 'mean', labelSmoothing = 0 } = options;
    const ids = this.idsOf(targets);
    const V = this.shape[this.ndim - 1];
    if (this.ndim !== ids.ndim + 1 || ids.shape.some((length, axis) => length !== this.shape[axis]))
      throw new RangeError(`crossEntropy: logits ${show(this)} want one target a row, not ${show(ids)}`);
    const wrong = ids.data.find((id) => id !== ignoreIndex && !(Number.isInteger(id) && id >= 0 && id < V));
    if (wrong !== undefined) throw new RangeError(`crossEntropy: ${show(this)} has no class ${wrong}`);
    return this.apply('crossEntropy', [this, ids], { ignoreIndex, reduction, labelSmoothing });
  }

  /** L = mean of −t ln σ(x) − (1 − t) ln(1 − σ(x)), logits x and targets t in 0 … 1 of the same shape.
   *  @throws RangeError when the shapes differ */
  bceWithLogits(this: Tensor, targets: Tensor): Tensor {
    sameShape('bceWithLogits', this, targets);
    return this.apply('bceWithLogits', [this, targets], {});
  }

  /** L = mean of (a − b)², two tensors of the same shape. @throws RangeError when the shapes differ */
  mse(this: Tensor, b: Tensor): Tensor {
    sameShape('mse', this, b);
    return this.apply('mse', [this, b], {});
  }

  /** Ids as a tensor: a list becomes [T]. */
  abstract idsOf(ids: Tensor | readonly number[]): Tensor;
}

function sameShape(operation: string, a: Tensor, b: Tensor): void {
  if (a.ndim !== b.ndim) throw new RangeError(`${operation}: ${show(a)} and ${show(b)}: ${a.ndim} and ${b.ndim} axes`);
  const axis = a.shape.findIndex((length, i) => length !== b.shape[i]);
  if (axis < 0) return;
  const fromEnd = a.ndim - axis;
  throw new RangeError(
    `${operation}: ${show(a)} and ${show(b)}: ${disagreement(a, b, fromEnd, fromEnd, `axis −${fromEnd}`)}`,
  );
}
