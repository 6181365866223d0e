/** A recurrent network written out step by step: one cell, copied as often as the plan has steps, with the same W, U and b in every copy.
 *    h_t = φ(x_t W + h_{t−1} U + b),   h_0 = 0      o_t = h_t V + c where the plan writes
 *  A step without an input of its own reads what the step before wrote, as that word's vector (the likeliest one), or zeros; the
 *  first such step after the last input reads zeros, if nothing is written yet.
 *  Source: elman1990 for the cell, karpathy2015 for the shapes.   Leaves out: a second set of weights for the steps that write. */

import { zeros, type Tensor } from '@/tensor';
import type { Affine } from '../affine';
import { elmanStep, type ElmanOptions } from '../elman';
import { readOut, type ReadOut, type Said } from '../readOut';
import type { PlannedStep } from './topologies';

export interface UnrolledStep extends PlannedStep {
  /** [1, d], what is read */
  x: Tensor;
  /** Which answer is fed back; undefined for an input or zeros. */
  fed: number | undefined;
  /** [1, h], the state before */
  before: Tensor;
  /** [1, h] */
  h: Tensor;
  said: Said | undefined;
}

export interface UnrollOptions extends Pick<ElmanOptions, 'activation'> {
  /** Vectors [1, d] of the answers, one each: given, what is written is read at the next step. */
  answers?: readonly Tensor[];
}

/** @param inputs x_1 …, each [1, d]
 *  @throws RangeError when the plan reads an input that is not there */
export function unroll(
  inputs: readonly Tensor[],
  plan: readonly PlannedStep[],
  cell: Affine,
  output: ReadOut,
  { activation, answers }: UnrollOptions = {},
): UnrolledStep[] {
  const nothing = zeros([1, cell.W.shape[0]]).named('0', ['', 'd']);
  let before = zeros([1, cell.U.shape[0]]).named('h0', ['', 'h']);
  let written: number | undefined;
  return plan.map((planned, t) => {
    const fed = planned.input === undefined && answers ? written : undefined;
    const x = planned.input !== undefined ? inputs[planned.input] : fed !== undefined ? answers![fed] : nothing;
    if (!x) throw new RangeError(`unroll: step ${t + 1} reads input ${planned.input! + 1} of ${inputs.length}`);
    const h = elmanStep(x, before, cell, activation).named(`h${t + 1}`, ['', 'h']);
    const said = planned.writes ? readOut(h, output) : undefined;
    const step = { ...planned, x, fed, before, h, said };
    before = h;
    written = said?.first;
    return step;
  });
}
