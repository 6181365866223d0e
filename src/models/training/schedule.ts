/** Learning-rate schedules: the rate of every step. */

/** A number for every step, counted from 0. */
export type Schedule = (step: number) => number;

/** The same rate all the time. */
export const constant =
  (lr: number): Schedule =>
  () =>
    lr;

export interface WarmupCosine {
  /** η, the highest rate */
  lr: number;
  /** steps of warm-up, default 0 */
  warmup?: number;
  /** steps in all */
  steps: number;
  /** where it ends and stays, default 0 */
  lowest?: number;
}

/** Up a straight line, then down half a cosine wave.
 *    η (t + 1) / w   for t < w      lowest + (η − lowest) (1 + cos π p) / 2,  p = (t − w) / (steps − w), later
 *  Source: Loshchilov and Hutter 2016, arXiv 1608.03983, for the cosine; vaswani2017, §5.3, for the warm-up.
 *  @throws RangeError unless 0 ≤ warmup < steps */
export function warmupCosine({ lr, warmup = 0, steps, lowest = 0 }: WarmupCosine): Schedule {
  if (!(warmup >= 0 && warmup < steps))
    throw new RangeError(`warmupCosine: ${warmup} steps of warm-up do not fit into ${steps} steps`);
  return (step) => {
    if (step < warmup) return (lr * (step + 1)) / warmup;
    const progress = Math.min(1, (step - warmup) / (steps - warmup));
    return lowest + ((lr - lowest) * (1 + Math.cos(Math.PI * progress))) / 2;
  };
}
