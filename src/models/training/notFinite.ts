/** Where the first NaN came from. A loss that is NaN says nothing; the tape does. */

import type { Tensor } from '@/tensor';

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
  return fromInputs(y).find(isBroken);
}

const masking = new Set(['where', 'maskedFill']);

function isBroken(tensor: Tensor): boolean {
  if (tensor.data.every(Number.isFinite)) return false;
  const unmeant = tensor.data.some((value) => Number.isNaN(value) || value === Infinity);
  if (unmeant || !tensor.step) return unmeant; // an input of −∞ is a mask
  const { operation, inputs } = tensor.step;
  return !masking.has(operation) && inputs.every(({ data }) => data.every(Number.isFinite));
}

/** Every tensor after all it was made from. A list instead of recursion: the tape of a recurrent network is thousands deep. */
function fromInputs(root: Tensor): Tensor[] {
  const ordered: Tensor[] = [];
  const seen = new Set<Tensor>();
  const waiting = [{ tensor: root, inputsDone: false }];
  while (waiting.length > 0) {
    const { tensor, inputsDone } = waiting.pop()!;
    if (inputsDone) ordered.push(tensor);
    if (inputsDone || seen.has(tensor)) continue;
    seen.add(tensor);
    waiting.push({ tensor, inputsDone: true });
    for (const input of tensor.step?.inputs ?? []) waiting.push({ tensor: input, inputsDone: false });
  }
  return ordered;
}

/** 'h.2.attn'; without a name what made it: 'the result of log [2, 3]'. */
export function described(tensor: Tensor): string {
  return (
    tensor.name || `${tensor.step ? `the result of ${tensor.step.operation}` : 'an input'} [${tensor.shape.join(', ')}]`
  );
}
