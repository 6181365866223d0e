import { accelerator } from './accelerator';
import { backward } from './backward';
import { forward } from './forward/table';
import { expressions, type ExpressionAttributes, type ExpressionName } from './fused/expressions';
import { Loss } from './methods/loss';
import type { Attributes, OperationName, Step } from './operations';

/** An array of float32 numbers in row-major order, with a shape, and a memory of how it was made.
 *  The methods stand one family a file in methods/; each adds a line to the tape, nothing changes in place. */
export class Tensor extends Loss {
  /** Runs one operation by its row of forward/, or the backend's, and writes it on the tape. @internal */
  apply<K extends OperationName>(
    operation: K,
    inputs: readonly (Tensor | number)[],
    attributes: Attributes[K],
  ): Tensor {
    const tensors = inputs.map((input) => (typeof input === 'number' ? scalar(input) : input));
    const plain = () => forward[operation](tensors, attributes);
    if (accelerator.current) return accelerator.current.forward(operation, tensors, attributes, plain);
    const { data, shape } = plain();
    const step: Step = { operation, inputs: tensors, attributes };
    return new Tensor(data, shape, { requiresGrad: tensors.some((input) => input.requiresGrad) }, step);
  }

  /** Runs a whole expression of fused/, in one kernel where the backend has one. @internal */
  fuse<K extends ExpressionName>(name: K, inputs: readonly Tensor[], attributes: ExpressionAttributes[K]): Tensor {
    const expression = () => expressions[name](inputs, attributes);
    return accelerator.current?.fused(name, inputs, attributes, expression) ?? expression();
  }

  /** Ids as a tensor: a list becomes [T]. @internal */
  idsOf(ids: Tensor | readonly number[]): Tensor {
    return ids instanceof Tensor ? ids : new Tensor(Float32Array.from(ids), [ids.length]);
  }

  /** Sends dL/dL = 1 (or the `cotangent` dL/dy) back along the tape: every tensor on the way that requires a gradient,
   *  inputs and stages alike, gets it added to its `grad`. Gradients have a tape too, so explain can walk them.
   *  @throws RangeError when this has more than one entry and no cotangent is given, or the cotangent has another shape */
  backward(cotangent?: Tensor): void {
    if (!cotangent && this.size !== 1)
      throw new RangeError(`backward: [${this.shape.join(', ')}] is not one number; say what its cotangent is`);
    backward(this, cotangent ?? new Tensor(new Float32Array([1]), this.shape));
  }

  /** The same numbers as an input: no tape, no gradient unless asked for. A loop that makes a tensor from itself
   *  (an optimiser, a recurrent state kept for later) detaches it, or its tape grows with every turn. */
  detach(options: { requiresGrad?: boolean } = {}): Tensor {
    return new Tensor(this.data, this.shape, { name: this.name, axes: this.axes, ...options });
  }
}

const scalar = (value: number): Tensor => new Tensor(Float32Array.of(value), []);
