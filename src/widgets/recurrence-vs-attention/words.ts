/** The figure in words. */
import { counted, whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import type { Result, State } from './compute';

export const times = (x: number) => (Number.isInteger(x) ? whole(x) : `about ${format(x, 2)}`);

export const ticks = (count: number) => counted(count, 'tick');

export const millions = (x: number) =>
  x < 1e5 ? whole(x) : `${x >= 1e8 ? (x / 1e6).toFixed(0) : format(Number((x / 1e6).toFixed(1)), 4)} million`;

export function describe(
  { tokens, width, lanes, causal }: State,
  { recurrent, attention, runs, tick }: Result,
): string {
  return [
    `${counted(tokens, 'token')} of width ${whole(width)} on a machine with ${counted(lanes, 'lane')}, ${causal ? 'with a causal mask' : 'without a mask'}, after ${ticks(tick)}.`,
    `Recurrent layer: ${whole(recurrent.waiting)} steps in sequence, ${tokens === 1 ? 'no pair of words' : `longest path ${whole(recurrent.path)}`}, ${whole(recurrent.multiplications)} multiplications; done after ${ticks(runs.recurrent.ticks)} with ${percent(runs.recurrent.busy)} of the lanes busy.`,
    `Attention layer: ${whole(attention.waiting)} step in sequence, ${tokens === 1 ? 'no pair of words' : `longest path ${whole(attention.path)}`}, ${whole(attention.jobs)} meetings, ${whole(attention.multiplications)} multiplications; done after ${ticks(runs.attention.ticks)} with ${percent(runs.attention.busy)} of the lanes busy.`,
  ].join(' ');
}
