/** Training, one step a yield: the caller owns time.
 *    η ← schedule(t)      L = loss(t)      g = ∂L/∂θ, clipped      θ ← optimiser(θ, g)
 *  Leaves out: sums of gradients over several batches; which examples a step sees, which the caller decides. */

import { clipGradNorm, scope, type Optimiser, type Tensor } from '@/tensor';
import { described, firstNotFinite, NotFiniteError } from './notFinite';
import type { Schedule } from './schedule';

export interface FitOptions {
  optimiser: Optimiser;
  /** η of every step, default the optimiser's own */
  schedule?: Schedule;
  /** the longest that all gradients together may be, default Infinity */
  clip?: number;
  /** where to stop, default never */
  steps?: number;
}

export interface Training extends FitOptions {
  /** L of one step, a tensor of one number with its tape; called inside a scope, which ends with the step */
  loss: (step: number) => Tensor;
}

export interface Trained {
  /** 0, 1, 2, … */
  step: number;
  /** before the update */
  loss: number;
  /** of all gradients together, before clipping */
  gradNorm: number;
  lr: number;
}

/** @throws NotFiniteError when the loss or a gradient is NaN or infinite, naming the tensor it began with; the weights are
 *    then those of the step before */
export function* fit({ loss, ...options }: Training): Generator<Trained, void> {
  for (let step = 0; step < (options.steps ?? Infinity); step++) {
    yield scope(() => {
      options.optimiser.zeroGrad();
      const L = loss(step);
      checkLoss(L, step);
      L.backward();
      return update(L, step, options);
    });
  }
}

/** @throws NotFiniteError when L is not finite */
export function checkLoss(L: Tensor, step: number): void {
  if (Number.isFinite(L.item())) return;
  const first = firstNotFinite(L);
  const began = first && first !== L ? `; the first tensor that is not finite is ${described(first)}` : '';
  throw new NotFiniteError(step, `loss is ${L.item()}${began}`);
}

/** What follows once the gradients of L are there: clip them, step, forget them.
 *  @throws NotFiniteError when a gradient is not finite */
export function update(L: Tensor, step: number, { optimiser, schedule, clip = Infinity }: FitOptions): Trained {
  const gradNorm = clipGradNorm(optimiser.parameters, clip);
  if (!Number.isFinite(gradNorm)) {
    const wrong = optimiser.parameters.find(({ grad }) => grad && !grad.data.every(Number.isFinite));
    throw new NotFiniteError(step, `the gradient of ${described(wrong ?? L)} is not finite`);
  }
  if (schedule) optimiser.lr = schedule(step);
  optimiser.step();
  optimiser.zeroGrad(); // gradients belong to the scope of their step
  return { step, loss: L.item(), gradNorm, lr: optimiser.lr };
}
