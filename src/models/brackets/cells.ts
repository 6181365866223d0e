/** The four cells of the race behind one door: which layers each has, and what it makes of a sequence. */

import type { Tensor } from '@/tensor';
import type { Affine } from '../recurrent/affine';
import { elman } from '../recurrent/elman';
import { gatedRnn } from '../recurrent/gatedRnn';
import { gruCho } from '../recurrent/gruCho';
import { lstm } from '../recurrent/lstm';

export type BracketCell = 'elman' | 'gated' | 'gru' | 'lstm';

/** The layers of each cell, under the names its model gives them. */
export const layersOf: Readonly<Record<BracketCell, readonly string[]>> = {
  elman: ['hidden'],
  gated: ['keep', 'candidate'],
  gru: ['reset', 'keep', 'candidate'],
  lstm: ['forget', 'input', 'candidate', 'output'],
};

/** Layers whose units are in (0, 1). */
export type GateName = 'reset' | 'keep' | 'forget' | 'input' | 'output';

export interface Reading {
  /** T states [..., h] */
  h: Tensor[];
  /** T values [..., h] of each gate the cell has */
  gates: Partial<Record<GateName, Tensor[]>>;
}

/** @param x [..., T, d] */
export function readWith(
  { cell, weights }: { cell: BracketCell; weights: Readonly<Record<string, Affine>> },
  x: Tensor,
): Reading {
  const { hidden, reset, keep, candidate, forget, input, output } = weights;
  if (cell === 'elman') return { h: elman(x, hidden, { activation: 'relu' }).h, gates: {} };
  if (cell === 'gated') return sorted(gatedRnn(x, { keep, candidate }), ['keep']);
  if (cell === 'gru') return sorted(gruCho(x, { reset, keep, candidate }), ['reset', 'keep']);
  return sorted(lstm(x, { forget, input, candidate, output }), ['forget', 'input', 'output']);
}

/** Stages step by step -> each stage through time. */
function sorted<Gate extends GateName>(
  steps: readonly ({ h: Tensor } & Record<Gate, Tensor>)[],
  gates: readonly Gate[],
): Reading {
  return {
    h: steps.map(({ h }) => h),
    gates: Object.fromEntries(gates.map((gate) => [gate, steps.map((step) => step[gate])])),
  };
}
