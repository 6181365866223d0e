/** Where the first NaN came from. A loss that is NaN says nothing; the tape does. */

import { tape, type Tensor } from '@/tensor';

/** Training met a number that is not finite. */
export class NotFiniteError extends RangeError {
  override name = 'NotFiniteError';
  constructor(
    /** the step it happened in, counted from 0 */
    readonly step: number,
    what: string,
  ) {
    super(`step ${step}: ${what}`);
  }
}

/** The first tensor on the tape of y, nearest the inputs, that is NaN or infinite and should not be.
 *  A −∞ that a mask put there is meant, and so is what it makes of finite numbers on its way to a softmax.
 *  @returns undefined when every tensor is in order */
export function firstNotFinite(y: Tensor): Tensor | undefined {
  return tape(y).find(isBroken);
}

const masking = new Set(['where', 'maskedFill']);

function isBroken(tensor: Tensor): boolean {
  if (tensor.data.every(Number.isFinite)) return false;
  const unmeant = tensor.data.some((value) => Number.isNaN(value) || value === Infinity);
  if (unmeant || !tensor.step) return unmeant; // an input of −∞ is a mask
  const { operation, inputs } = tensor.step;
  return !masking.has(operation) && inputs.every(({ data }) => data.every(Number.isFinite));
}

/** 'h.2.attn'; without a name what made it: 'the result of log [2, 3]'. */
export function described(tensor: Tensor): string {
  return (
    tensor.name || `${tensor.step ? `the result of ${tensor.step.operation}` : 'an input'} [${tensor.shape.join(', ')}]`
  );
}
