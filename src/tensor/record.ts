/** A training step whose shapes repeat is worked out once and then replayed: the tape, the shapes and the places in memory are
 *  the same every time, so only the kernels have to run again. */

import { accelerator, type Recording } from './accelerator';
import { show } from './errors';
import { inScope, Scope } from './memory';
import type { Tensor } from './tensor';

export interface Recorded<Inputs extends readonly Tensor[], Result> {
  (...inputs: Inputs): Result;
  /** Gives the memory of the recorded step back; its tensors are gone, the next call records anew. */
  release(): void;
}

/** Gradients left while a step is being recorded; null outside. */
let leaving: Map<Tensor, Tensor> | null = null;

/** Adds g to the gradient of y. Within a recorded step, gradients start afresh. */
export function leaveGradient(y: Tensor, g: Tensor): void {
  const before = leaving ? leaving.get(y) : y.grad;
  y.grad = before ? before.add(g) : g;
  leaving?.set(y, y.grad);
}

/** Turns a function of tensors into one that remembers its first run and repeats it without building a tape again:
 *    const step = record((ids, targets) => { const loss = model(ids).crossEntropy(targets); loss.backward(); return loss; });
 *    loop: step(ids, targets).item(); optimiser.step();
 *  The result and the gradients are the same tensors every time, with new numbers, until release(). Gradients start afresh
 *  at every call. Whatever changes from call to call must be an input or a parameter of an optimiser: everything else the
 *  function reads, plain numbers included, stays as it was. Without a backend that can replay, the function is simply called,
 *  and the tensors of the call before are released.
 *  @throws RangeError when an input changes its shape */
export function record<Inputs extends readonly Tensor[], Result>(
  run: (...inputs: Inputs) => Result,
): Recorded<Inputs, Result> {
  let recording: Recording<Result> | null = null;
  let shapes: string[] = [];
  let gradients = new Map<Tensor, Tensor>();
  let plainScope: Scope | null = null;

  const afresh = (inputs: readonly Tensor[]): Result => {
    gradients = new Map();
    const before = leaving;
    leaving = gradients;
    try {
      return run(...(inputs as Inputs));
    } finally {
      leaving = before;
    }
  };
  const call = (...inputs: Inputs): Result => {
    if (!accelerator.current) {
      if (plainScope) plainScope.ended = true;
      plainScope = new Scope(null);
      return inScope(plainScope, () => afresh(inputs));
    }
    if (!recording) {
      shapes = inputs.map(show);
      recording = accelerator.current.record(inputs, afresh);
      return recording.result;
    }
    inputs.forEach((input, i) => {
      if (show(input) !== shapes[i])
        throw new RangeError(`record: input ${i} was ${shapes[i]}, now it is ${show(input)}`);
    });
    recording.replay(inputs);
    for (const [tensor, gradient] of gradients) tensor.grad = gradient;
    return recording.result;
  };
  const release = (): void => {
    recording?.release();
    recording = null;
    if (plainScope) plainScope.ended = true;
    plainScope = null;
  };
  return Object.assign(call, { release });
}
