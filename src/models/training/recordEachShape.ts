/** A step whose inputs come in several shapes: each shape is recorded when it is first met, and replayed from then on. */

import { record, type Recorded, type Tensor } from '@/tensor';

/** As record(), but inputs may change their shapes.
 *  @param run what a step does; it must not depend on anything but its inputs and the parameters of an optimiser */
export function recordEachShape<Inputs extends readonly Tensor[], Result>(
  run: (...inputs: Inputs) => Result,
): Recorded<Inputs, Result> {
  const recordings = new Map<string, Recorded<Inputs, Result>>();
  const call = (...inputs: Inputs): Result => {
    const shapes = inputs.map(({ shape }) => shape.join('×')).join(', ');
    let recording = recordings.get(shapes);
    if (!recording) recordings.set(shapes, (recording = record(run)));
    return recording(...inputs);
  };
  const release = (): void => {
    for (const recording of recordings.values()) recording.release();
    recordings.clear();
  };
  return Object.assign(call, { release });
}
