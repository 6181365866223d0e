/** Training whose steps are alike: the first of each shape is worked out and recorded, the others are replayed with new numbers.
 *  The same numbers as fit(), many times faster where a backend can replay. */

import { scope, type Tensor } from '@/tensor';
import { checkLoss, update, type FitOptions, type Trained } from './fit';
import { recordEachShape } from './recordEachShape';

export interface RecordedTraining<Batch extends readonly Tensor[] | []> extends FitOptions {
  /** what a step learns from: everything that differs from step to step. Every shape costs one recording, kept to
   *  the end: let there be few of them */
  batch: (step: number) => Batch;
  /** L of one step, a tensor of one number with its tape, from the batch and the parameters alone */
  loss: (...batch: Batch) => Tensor;
}

/** The memory of all recordings is given back when the generator ends, or is told to (`return()`, or leaving a for loop).
 *  @throws NotFiniteError as fit does */
export function* fitRecorded<Batch extends readonly Tensor[] | []>({
  batch,
  loss,
  ...options
}: RecordedTraining<Batch>): Generator<Trained, void> {
  const run = recordEachShape((...inputs: Batch) => {
    const L = loss(...inputs);
    L.backward();
    return L;
  });
  try {
    for (let step = 0; step < (options.steps ?? Infinity); step++) {
      options.optimiser.zeroGrad();
      const L = run(...batch(step));
      checkLoss(L, step);
      yield scope(() => update(L, step, options));
    }
  } finally {
    run.release();
  }
}
