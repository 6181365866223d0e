/** The door through which a faster backend comes in. Nothing behind it is needed: without one, every row of forward/ and
 *  derivatives/ runs in plain TypeScript, and with one, each of its kernels is held against those rows by the tests. */

import type { ExpressionName, ExpressionAttributes } from './fused/expressions';
import type { Attributes, OperationName, Step, Values } from './operations';
import type { Tensor } from './tensor';

export interface Accelerator {
  /** The result of one operation, by a kernel where there is one for these shapes, else by `plain`. */
  forward<K extends OperationName>(
    operation: K,
    inputs: readonly Tensor[],
    attributes: Attributes[K],
    plain: () => Values,
  ): Tensor;
  /** The result of a whole expression in one kernel, or null where there is none for these shapes. */
  fused<K extends ExpressionName>(
    name: K,
    inputs: readonly Tensor[],
    attributes: ExpressionAttributes[K],
    expression: () => Tensor,
  ): Tensor | null;
  /** dL/d(input) for every input of a step in one kernel each, or null where the rule of derivatives/ has to do it. */
  gradient(g: Tensor, y: Tensor, step: Step): readonly (Tensor | null)[] | null;
  /** dL/dx of a slice y of x, put into place in `sofar`, the same for other slices of x (null: none yet); null where the
   *  rule has to do it. A tensor read slice by slice gets one gradient, not a sum of as many as there are slices. */
  sliceGradient(g: Tensor, y: Tensor, step: Step<'slice'>, sofar: Tensor | null): Tensor | null;
  /** Called when a scope opens; what it returns is called when the scope ends. */
  openScope(): () => void;
  /** Moves parameters, and what an optimiser remembers of them, into memory the kernels can change in place. */
  settle(tensors: readonly Tensor[]): void;
  /** One step of an optimiser: tensors are p, g and the moments. False, and nothing done, unless all but g are settled. */
  update(kernel: 'adam' | 'sgd', tensors: readonly (Tensor | null)[], numbers: readonly number[]): boolean;
  /** Σ x² */
  sumSquares(x: Tensor): number;
  /** Runs a step once and gives back how to run it again. */
  record<R>(inputs: readonly Tensor[], run: (inputs: readonly Tensor[]) => R): Recording<R>;
}

export interface Recording<R> {
  readonly result: R;
  /** The same kernels on the same memory, with new numbers in the inputs. */
  replay(inputs: readonly Tensor[]): void;
  release(): void;
}

/** The backend in use; null is plain TypeScript. */
export const accelerator: { current: Accelerator | null } = { current: null };
