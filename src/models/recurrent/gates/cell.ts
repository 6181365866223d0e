/** Three cells with gates, called by what their gates do: keep the old, write the new, reveal a part, reset what the candidate sees.
 *    LSTM  keep f, write i, candidate c̃, reveal o      GRU  reset r, keep z, candidate h̃      one gate  keep z, candidate h̄
 *  A GRU and a cell with one gate write with 1 − z. */

import { zeros, type Tensor } from '@/tensor';
import type { Affine } from '../affine';
import { gatedRnn, type GatedRnnWeights } from '../gatedRnn';
import { gruCho, type GruChoWeights } from '../gruCho';
import { lstm, type LstmWeights } from '../lstm';

export type CellKind = 'lstm' | 'gru' | 'gated';
export type Gate = 'keep' | 'write' | 'candidate' | 'reveal' | 'reset';

export type GatedCell =
  | { kind: 'lstm'; weights: LstmWeights }
  | { kind: 'gru'; weights: GruChoWeights }
  | { kind: 'gated'; weights: GatedRnnWeights };

/** What each cell has, in the order of its equations. */
export const gatesOf: Readonly<Record<CellKind, readonly Gate[]>> = {
  lstm: ['keep', 'write', 'reveal', 'candidate'],
  gru: ['reset', 'keep', 'candidate'],
  gated: ['keep', 'candidate'],
};

/** Every stage of one step, each [h]. */
export interface GateStep {
  keep: Tensor;
  /** i; 1 − z where one gate does both */
  write: Tensor;
  candidate: Tensor;
  reveal?: Tensor;
  reset?: Tensor;
  /** what is left of the old state, keep ⊙ state_{t−1}, and what is added to it, write ⊙ candidate */
  kept: Tensor;
  written: Tensor;
  /** what the direct path carries: c of the LSTM, h of the others */
  state: Tensor;
  /** tanh c, before the gate that reveals */
  bounded?: Tensor;
  h: Tensor;
}

/** The letter a gate has in the equations of its cell. */
export function letterOf(kind: CellKind, gate: Gate): string {
  if (kind !== 'lstm' && gate === 'keep') return 'z';
  if (kind !== 'lstm' && gate === 'candidate') return 'h';
  return { keep: 'f', write: 'i', candidate: 'c', reveal: 'o', reset: 'r' }[gate];
}

/** A cell whose gates are made one by one, in the order of the equations, their weights called W_f, U_f, b_f and so on. */
export function makeCell(kind: CellKind, make: (gate: Gate) => Affine): GatedCell {
  const made = (gate: Gate): Affine => {
    const { W, U, b } = make(gate);
    const letter = letterOf(kind, gate);
    return { W: W.named(`W_${letter}`), U: U.named(`U_${letter}`), b: b.named(`b_${letter}`) };
  };
  if (kind === 'lstm') {
    const [forget, input, output, candidate] = [made('keep'), made('write'), made('reveal'), made('candidate')];
    return { kind, weights: { forget, input, output, candidate } };
  }
  if (kind === 'gru')
    return { kind, weights: { reset: made('reset'), keep: made('keep'), candidate: made('candidate') } };
  return { kind, weights: { keep: made('keep'), candidate: made('candidate') } };
}

/** Whether h_{t−1} plays any part; where U = 0 in every gate, what is kept is the only way from one state to the next. */
export const readsItsState = ({ weights }: GatedCell): boolean =>
  Object.values<Affine>({ ...weights }).some(({ U }) => U.data.some((entry) => entry !== 0));

/** Reads a sequence from a state of 0. Weights that require no gradient leave the states theirs: the state before the first step
 *  requires one. The stages are those on the tape of the step, not worked out again.
 *  @param x [T, d] */
export function readGates({ kind, weights }: GatedCell, x: Tensor): GateStep[] {
  const start = zeros([...x.shape.slice(0, -2), weights.candidate.U.shape[0]], { requiresGrad: true });
  if (kind === 'lstm')
    return lstm(x, weights, { c: start.named('c0') }).map(({ forget, input, candidate, output, c, h }) => ({
      ...sumOf(c),
      keep: forget,
      write: input,
      candidate: candidate.named('c̃'),
      reveal: output,
      state: c,
      bounded: h.step!.inputs[1].named('tanh c'),
      h,
    }));
  const h0 = start.named('h0');
  const steps = kind === 'gru' ? gruCho(x, weights, { h0 }) : gatedRnn(x, weights, { h0 });
  return steps.map((step) => {
    const parts = sumOf(step.h);
    const write = parts.written.step!.inputs[0].named('1 − z');
    return { ...parts, ...step, candidate: step.candidate.named('h̃'), write, state: step.h };
  });
}

/** The two summands a state was made of. */
function sumOf(state: Tensor): { kept: Tensor; written: Tensor } {
  const [kept, written] = state.step!.inputs;
  return { kept: kept!.named('kept'), written: written!.named('written') };
}
