/** The table beside the picture: the counts at the length of the dials. */
import { percent } from '@/viz/format';
import type { Result, State } from './compute';
import { lines, styles } from './styles';
import { amount, bytes } from './words';

export interface Row {
  name: string;
  formula?: string;
  colour?: string;
  values: readonly string[];
  total?: boolean;
}
export interface Table {
  head: readonly string[];
  rows: readonly Row[];
}

export function tableOf({ show, causal }: State, result: Result): Table {
  const { work, share, flops, chains, memory, writing, weights } = result;
  const colour = (role: string) => `var(--${role})`;
  switch (show) {
    case 'parts':
      return {
        head: ['multiplications', 'share'],
        rows: [
          ...styles.toReversed().map(({ part, name, formula, colour }) => ({
            name,
            formula: part === 'meetings' && causal ? 'N·n·(n + 1)·d' : formula,
            colour,
            values: [amount(work[part]), percent(share[part])],
          })),
          { name: 'all', values: [amount(work.all), percent(1)], total: true },
          { name: 'FLOPs', formula: 'additions too', values: [amount(flops), ''] },
        ],
      };
    case 'chains':
      return {
        head: ['whole text', 'next token', 'kept'],
        rows: (['transformer', 'lstm', 'space'] as const).map((name) => ({
          name: lines[name].name,
          colour: colour(lines[name].role),
          values: [amount(chains.read[name]), amount(chains.next[name]), bytes(chains.kept[name])],
        })),
      };
    case 'memory':
      return {
        head: ['at n tokens'],
        rows: [
          { name: 'squares, a layer', formula: 'h·n²', colour: colour('attend'), values: [bytes(memory.square)] },
          { name: 'squares, all layers', formula: 'N·h·n²', values: [bytes(memory.squares)] },
          { name: 'keys and values', formula: '2·N·n·d', colour: colour('key'), values: [bytes(memory.cache)] },
          {
            name: 'state space',
            formula: '2·N·2d·(16 + 3)',
            colour: colour('token-3'),
            values: [bytes(chains.kept.space)],
          },
          { name: 'LSTM', formula: '2·N·d', colour: colour('token-1'), values: [bytes(chains.kept.lstm)] },
        ],
      };
    case 'writing':
      return {
        head: ['read again', 'cached'],
        rows: [
          ...styles.toReversed().map(({ part, name, colour }) => ({
            name,
            colour,
            values: [amount(writing.naive[part]), amount(writing.kept[part])],
          })),
          { name: 'all', values: [amount(writing.naive.all), amount(writing.kept.all)], total: true },
        ],
      };
    case 'weights':
      return {
        head: ['weights'],
        rows: [
          {
            name: 'NPLM',
            formula: 'd·n_voc + n·d·m + m·n_voc',
            colour: colour('token-2'),
            values: [amount(weights.window)],
          },
          {
            name: 'Transformer',
            formula: 'N·(4d² + 2d·d_ff) + d·n_voc',
            colour: colour('attend'),
            values: [amount(weights.transformer)],
          },
          {
            name: 'state space',
            formula: 'N·(12d² and a little) + d·n_voc',
            colour: colour('token-3'),
            values: [amount(weights.space)],
          },
          { name: 'LSTM', formula: 'N·8d² + d·n_voc', colour: colour('token-1'), values: [amount(weights.lstm)] },
        ],
      };
  }
}
