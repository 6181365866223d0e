/** How the parts of the work are drawn and written, from the lowest area up. */
import type { Part } from '@/models/transformer/complexity/complexity';

export interface Style {
  name: string;
  /** Of the work on a text. */
  formula: string;
  /** Neighbouring areas differ in lightness as well. */
  colour: string;
  role?: string;
}

const mixed = (role: string, share: number) => `color-mix(in oklab, var(--${role}) ${share}%, var(--panel))`;

export const styles: readonly (Style & { part: Part })[] = [
  { part: 'feedForward', name: 'feed-forward', formula: '2·N·n·d·d_ff', colour: mixed('token-5', 62) },
  { part: 'projections', name: 'projections', formula: '4·N·n·d²', colour: mixed('token-1', 32) },
  { part: 'unembedding', name: 'unembedding', formula: 'n·d·n_voc', colour: mixed('token-3', 75) },
  { part: 'meetings', name: 'meetings', formula: '2·N·n²·d', colour: mixed('attend', 36), role: 'attend' },
];

export const lines = {
  transformer: { name: 'Transformer', role: 'attend', dashed: false },
  lstm: { name: 'LSTM', role: 'token-1', dashed: true },
  space: { name: 'state space', role: 'token-3', dashed: false },
  window: { name: 'NPLM', role: 'token-2', dashed: false },
} as const;
