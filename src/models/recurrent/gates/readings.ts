/** One unit of a cell, read step by step as numbers. */

import type { Tensor } from '@/tensor';
import { slopeOf, type Activation } from '../activation';
import type { GatedCell, GateStep } from './cell';

/** What a gate or a candidate says. */
export interface Reading {
  value: number;
  /** what is bent: x W + h U + b */
  pre: number;
  /** the derivative of the bend there: a (1 − a) for σ, 1 − a² for tanh, 0 or 1 for ReLU */
  slope: number;
}

export interface UnitStep {
  keep: Reading;
  /** without `pre` where it is 1 − z */
  write: { value: number } & Partial<Reading>;
  candidate: Reading;
  reveal?: Reading;
  reset?: Reading;
  before: { state: number; h: number };
  kept: number;
  written: number;
  state: number;
  bounded?: number;
  h: number;
  /** r · h_{t−1}, what a GRU's candidate sees of this unit's past */
  seen?: number;
}

/** @param unit counted from 0 */
export function readUnit(cell: GatedCell, steps: readonly GateStep[], unit: number): UnitStep[] {
  return steps.map((step, t) => {
    const last = steps[t - 1];
    const at = (of: Tensor): number => of.at(unit);
    const h = last ? at(last.h) : 0;
    const reset = step.reset && reading(step.reset, unit);
    return {
      keep: reading(step.keep, unit),
      write: cell.kind === 'lstm' ? reading(step.write, unit) : { value: at(step.write) },
      candidate: reading(step.candidate, unit),
      reveal: step.reveal && reading(step.reveal, unit),
      reset,
      before: { state: last ? at(last.state) : 0, h },
      kept: at(step.kept),
      written: at(step.written),
      state: at(step.state),
      bounded: step.bounded && at(step.bounded),
      h: at(step.h),
      seen: reset && reset.value * h,
    };
  });
}

/** @throws RangeError when the tensor was not made by σ, tanh or ReLU */
function reading(bent: Tensor, unit: number): Reading {
  const { operation = 'input', inputs = [] } = bent.step ?? {};
  const value = bent.at(unit);
  const slope = slopeOf[operation as Activation]?.(value);
  if (slope === undefined) throw new RangeError(`reading: ${bent.name || 'a tensor'} was made by ${operation}`);
  const bendOf = inputs[0].named(`a of ${bent.name}`);
  return { value, pre: bendOf.at(unit), slope };
}
