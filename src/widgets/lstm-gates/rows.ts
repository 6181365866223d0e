import type { UnitStep } from '@/models/recurrent/gates/readings';
import type { Role } from '@/viz/roles';
import type { State, View } from './compute';
import { candidates, sharesOf } from './lines';

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

export function rowsOf(state: State, { steps, direct, all, apart, largest }: View): Row[] {
  const isLstm = state.cell === 'lstm';
  const { keep, write } = sharesOf(state);
  const through = (of: (step: UnitStep) => number) => steps.map(of);
  const share = (sign: string, gate: 'keep' | 'write' | 'reset' | 'reveal'): Row => ({
    sign: sign.replaceAll(' ', ''),
    name: gate,
    role: gate,
    values: through((step) => step[gate]!.value),
    domain: [0, 1],
    line: 1,
    height: 22,
  });
  const signed = (sign: string, name: string, role: Role, values: number[], height: number, most: number): Row => ({
    sign,
    name,
    role,
    values,
    domain: [values.some((x) => x < 0) ? -most : 0, most],
    height,
  });

  const news = through(({ candidate }) => candidate.value);
  const rows = [share(keep, 'keep'), share(write, 'write')];
  if (state.cell === 'gru') rows.push(share('r', 'reset'));
  rows.push(signed(candidates[state.cell], 'new', 'candidate', news, 30, Math.max(1, ...news)));
  if (isLstm) rows.push(share('o', 'reveal'));
  // c and h on one scale, so that what o lets through can be compared
  const held = through(({ state }) => state);
  if (isLstm) rows.push(signed('c', 'cell', 'ink', held, 38, largest));
  rows.push(signed('h', 'state', isLstm ? 'reveal' : 'ink', through(({ h }) => h), 38, largest)); // prettier-ignore
  rows.push({
    sign: `∏${keep.length > 1 ? '(1−z)' : keep}`,
    name: keep.length > 1 ? '' : 'left',
    role: 'gradient',
    values: direct,
    also: apart ? all : undefined,
    domain: [Math.min(0, ...all), Math.max(1, ...all)],
    line: 1,
    height: 34,
  });
  return rows;
}
