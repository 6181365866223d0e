import type { Role } from '@/viz/roles';
import type { State, View } from './compute';

/** One part of the score. */
export interface Row {
  sign: string;
  name: string;
  role: Role;
  values: number[];
  /** Drawn as strokes over the bars, where it differs from them. */
  also?: number[];
  domain: readonly [number, number];
  /** A line besides that of 0. */
  line?: number;
  /** px */
  height: number;
}

export function rowsOf({ cell, convention }: State, { steps, direct, all }: View): Row[] {
  const z = convention === 'keep';
  const isLstm = cell === 'lstm';
  const gate = (sign: string, name: string, role: Role, values: number[]): Row => ({ sign, name, role, values, domain: [0, 1], line: 1, height: 22 }); // prettier-ignore
  /** c and h on one scale, so that what o lets through can be compared. */
  const largest = Math.max(0.3, ...steps.map(({ state }) => Math.abs(state)));
  const signed = (sign: string, name: string, role: Role, values: number[], height: number, most = largest): Row => {
    const negative = values.some((x) => x < 0);
    return { sign, name, role, values, domain: [negative ? -most : 0, most], height };
  };
  const rows = [gate(isLstm ? 'f' : z ? 'z' : '1−z', 'keep', 'keep', steps.map(({ keep }) => keep.value))]; // prettier-ignore
  rows.push(gate(isLstm ? 'i' : z ? '1−z' : 'z', 'write', 'write', steps.map(({ write }) => write.value))); // prettier-ignore
  if (cell === 'gru') rows.push(gate('r', 'reset', 'reset', steps.map(({ reset }) => reset!.value))); // prettier-ignore
  rows.push(signed(isLstm ? 'c̃' : cell === 'gru' ? 'h̃' : 'h̄', 'new', 'candidate', steps.map(({ candidate }) => candidate.value), 30, Math.max(1, ...steps.map(({ candidate }) => candidate.value)))); // prettier-ignore
  if (isLstm) rows.push(gate('o', 'reveal', 'reveal', steps.map(({ reveal }) => reveal!.value))); // prettier-ignore
  if (isLstm) rows.push(signed('c', 'cell', 'ink', steps.map(({ state }) => state), 38)); // prettier-ignore
  rows.push(signed('h', 'state', isLstm ? 'reveal' : 'ink', steps.map(({ h }) => h), 38)); // prettier-ignore
  const apart = all.some((left, t) => Math.abs(left - direct[t]!) > 1e-3);
  const lowest = Math.min(0, ...all);
  const left: Row = { sign: isLstm ? '∏f' : z ? '∏z' : '∏(1−z)', name: z || isLstm ? 'left' : '', role: 'gradient', values: direct, domain: [lowest, Math.max(1, ...all)], line: 1, height: 34 }; // prettier-ignore
  return [...rows, apart ? { ...left, also: all } : left];
}
