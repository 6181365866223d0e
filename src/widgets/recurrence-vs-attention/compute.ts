/** Both layers on the machine of the dials, and how far they are at the tick shown. */
import {
  attentionLayer,
  blocks,
  progress,
  recurrentLayer,
  runLayer,
  type Layer,
} from '@/models/transformer/stepCounts';
import type { StateOf } from '@/state/dials';
import { frames, type dials } from './dials';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;

/** Beyond so many tokens one cell of the picture stands for several. */
export const mostCells = 32;
/** Lengths at which the work is drawn. */
const lengths = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

function schedule({ tokens, width, lanes, causal }: State) {
  const recurrent = recurrentLayer(tokens, width);
  const attention = attentionLayer(tokens, width, causal);
  const runs = { recurrent: runLayer(recurrent, lanes), attention: runLayer(attention, lanes) };
  return { recurrent, attention, runs, longest: Math.max(runs.recurrent.ticks, runs.attention.ticks) };
}

/** Every tick where there are few, evenly spaced ones where there are many. */
const tickOf = (step: number, longest: number): number =>
  longest <= frames ? Math.min(step, longest) : Math.round((step * longest) / frames);

/** The ticks the stepper stops at, from 0 to the last. */
export function stops(state: State): number[] {
  const { longest } = schedule(state);
  return Array.from({ length: Math.min(frames, longest) + 1 }, (_, step) => tickOf(step, longest));
}

export function compute(state: State) {
  const { width, lanes, causal, step } = state;
  const { recurrent, attention, runs, longest } = schedule(state);
  const tick = tickOf(step, longest);
  const work = (layer: (n: number) => Layer) => lengths.map((n): [number, number] => [n, layer(n).multiplications]);
  return {
    recurrent,
    attention,
    runs,
    longest,
    tick,
    chain: progress(recurrent, lanes, tick, mostCells),
    square: blocks(attention, lanes, tick, mostCells),
    work: {
      recurrent: work((n) => recurrentLayer(n, width)),
      attention: work((n) => attentionLayer(n, width, causal)),
    },
  };
}
