import { gatesOf, letterOf, type Gate, type GateStep } from '@/models/recurrent/gates/cell';
import type { Reading, UnitStep } from '@/models/recurrent/gates/readings';
import type { Tensor } from '@/tensor';
import type { Role } from '@/viz/roles';
import type { State } from './compute';

/** The equation of one gate. */
export interface GateLine {
  id: Gate;
  role: Role;
  letter: string;
  /** lowered at W, U and b */
  low: string;
  bend: string;
  reading?: Reading;
  tensor?: Tensor;
  /** z updates: 1 − σ(a) = σ(−a) */
  flipped: boolean;
}

/** What the shares that are kept and written are called. */
export function sharesOf({ cell, convention }: Pick<State, 'cell' | 'convention'>): { keep: string; write: string } {
  if (cell === 'lstm') return { keep: 'f', write: 'i' };
  return convention === 'keep' ? { keep: 'z', write: '1 − z' } : { keep: '1 − z', write: 'z' };
}

export const candidates = { lstm: 'c̃', gru: 'h̃', gated: 'h̄' };

export function gateLines({ cell, convention }: State, now?: UnitStep, tensors?: GateStep): GateLine[] {
  return gatesOf[cell].map((id) => {
    const flipped = cell !== 'lstm' && id === 'keep' && convention === 'update';
    const low = letterOf(cell, id);
    return {
      id,
      role: flipped ? 'write' : id,
      letter: id === 'candidate' ? candidates[cell] : low,
      low,
      bend: id !== 'candidate' ? 'σ' : cell === 'gated' ? 'ReLU' : 'tanh',
      reading: now?.[id] as Reading | undefined,
      tensor: flipped ? tensors?.write : tensors?.[id],
      flipped,
    };
  });
}
