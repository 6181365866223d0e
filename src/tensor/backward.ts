/** Reverse-mode differentiation: walk the tape from the result to the inputs, and at each step apply its rule. */

import { accelerator } from './accelerator';
import { derivatives } from './derivatives/table';
import { show } from './errors';
import { leaveGradient } from './record';
import type { OperationName, Step } from './operations';
import type { Shape } from './shape';
import { inputsFirst } from './tape';
import type { Tensor } from './tensor';

/** Adds dL/dx to x.grad for every x that `root` depends on and that requires a gradient; `cotangent` is dL/d(root). */
export function backward(root: Tensor, cotangent: Tensor): void {
  if (cotangent.size !== root.size || cotangent.ndim !== root.ndim)
    throw new RangeError(`backward: the cotangent of ${show(root)} has its shape, not ${show(cotangent)}`);
  const gradients = new Map<Tensor, Tensor>([[root, cotangent]]);
  for (const y of fromResultToInputs(root)) {
    const g = gradients.get(y);
    gradients.delete(y);
    if (!g) continue; // only reached through steps that have no derivative
    leaveGradient(y, g);
    const { inputs, rule } = backwardStep(y);
    if (inputs.length === 0) continue;
    const slices = inSlices(y, g, gradients.get(inputs[0]) ?? null);
    if (slices) {
      gradients.set(inputs[0], slices);
      continue;
    }
    rule(g).forEach((gradient, i) => {
      const input = inputs[i];
      if (!gradient || !input.requiresGrad) return;
      const mine = unbroadcast(gradient, input.shape);
      const others = gradients.get(input);
      gradients.set(input, others ? others.add(mine) : mine);
    });
  }
}

/** What a tensor was made from, and its rule: one kernel where the backend has one, else the row of derivatives/. */
function backwardStep(y: Tensor): { inputs: readonly Tensor[]; rule: (g: Tensor) => readonly (Tensor | null)[] } {
  const { made } = y;
  if (made && 'gradient' in made && made.gradient) return { inputs: made.inputs, rule: made.gradient };
  const { step } = y;
  if (!step) return { inputs: [], rule: () => [] };
  return {
    inputs: step.inputs,
    rule: (g) => accelerator.current?.gradient(g, y, step) ?? derivative(y, step, g),
  };
}

/** The gradient of what y is a slice of, added in place to that of the slices before it, where the backend can. */
function inSlices(y: Tensor, g: Tensor, sofar: Tensor | null): Tensor | null {
  const { made } = y;
  if (!made || !('operation' in made) || made.operation !== 'slice' || !made.inputs[0].requiresGrad) return null;
  return accelerator.current?.sliceGradient(g, y, made as Step<'slice'>, sofar) ?? null;
}

/** dL/d(input) for every input of a step, by its row of the table of derivatives. */
export function derivative<K extends OperationName>(y: Tensor, { operation, inputs, attributes }: Step<K>, g: Tensor) {
  const [x, b] = inputs;
  return derivatives[operation](g, { y, x, a: x, b, inputs, attributes });
}

/** Each tensor that gets a gradient, before its inputs. */
const fromResultToInputs = (root: Tensor): Tensor[] =>
  inputsFirst(root, (y) => backwardStep(y).inputs.filter(({ requiresGrad }) => requiresGrad)).reverse();

/** Undoes broadcasting: an entry that was read many times receives the sum of what came back. */
function unbroadcast(gradient: Tensor, shape: Shape): Tensor {
  const extra = gradient.ndim - shape.length;
  const repeated = gradient.shape
    .map((length, axis) => ({ length, axis }))
    .filter(({ length, axis }) => axis < extra || length !== shape[axis - extra])
    .map(({ axis }) => axis);
  const summed = repeated.length > 0 ? gradient.sum(repeated, true) : gradient;
  return extra > 0 ? summed.reshape(...shape) : summed;
}
