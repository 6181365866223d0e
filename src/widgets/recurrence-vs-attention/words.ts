/** The figure in words, and the ticks its stepper stops at. */
import type { Layer, LayerRun } from '@/models/transformer/stepCounts';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';

/** The stepper's stops at most. */
export const frames = 12;

/** Every tick where there are few, evenly spaced ones where there are many. */
export const tickOf = (step: number, longest: number): number =>
  longest <= frames ? Math.min(step, longest) : Math.round((step * longest) / frames);

export const times = (x: number) => (Number.isInteger(x) ? whole(x) : `about ${format(x, 2)}`);

export const ticks = (count: number) => `${whole(count)} ${count === 1 ? 'tick' : 'ticks'}`;
const tokensOf = (count: number) => `${whole(count)} ${count === 1 ? 'token' : 'tokens'}`;

interface State {
  tokens: number;
  width: number;
  lanes: number;
  causal: boolean;
}
interface Result {
  recurrent: Layer;
  attention: Layer;
  runs: { recurrent: LayerRun; attention: LayerRun };
  tick: number;
}

export function words({ tokens, width, lanes, causal }: State, { recurrent, attention, runs, tick }: Result): string {
  return [
    `${tokensOf(tokens)} of width ${whole(width)} on a machine with ${whole(lanes)} ${lanes === 1 ? 'lane' : 'lanes'}, ${causal ? 'with a causal mask' : 'without a mask'}, after ${ticks(tick)}.`,
    `Recurrent layer: ${whole(recurrent.waiting)} steps in sequence, ${tokens === 1 ? 'no pair of words' : `longest path ${whole(recurrent.path)}`}, ${whole(recurrent.multiplications)} multiplications; done after ${ticks(runs.recurrent.ticks)} with ${percent(runs.recurrent.busy)} of the lanes busy.`,
    `Attention layer: ${whole(attention.waiting)} step in sequence, ${tokens === 1 ? 'no pair of words' : `longest path ${whole(attention.path)}`}, ${whole(attention.jobs)} meetings, ${whole(attention.multiplications)} multiplications; done after ${ticks(runs.attention.ticks)} with ${percent(runs.attention.busy)} of the lanes busy.`,
  ].join(' ');
}
