import { longestSegment } from '@/models/transformer/induction/trainInduction';
import { num, oneOf, seed, type StateOf } from '@/state/dials';

export const dials = {
  layers: oneOf('Layers', 'two', { one: 'one', two: 'two' }),
  positions: oneOf('Positions', 'rotary', { rotary: 'RoPE', learned: 'learned' }),
  shortest: num('Shortest segment', 8, [4, 16], 1),
  learningRate: num('Learning rate η', 0.003, [0.0003, 0.03], 0.0001, { log: true }),
  steps: num('Steps', 500, [100, 2000], 50),
  seed: seed(),
  shown: num('Segment shown', 12, [4, longestSegment], 1),
  at: num('Token that reads', 5, [0, 2 * longestSegment - 1], 1, { inPicture: true }),
  head: num('Head', 2, [0, 3], 1, { inPicture: true }),
};

export type State = StateOf<typeof dials>;

/** What a training depends on. */
export const settingsOf = ({ layers, positions, shortest, learningRate, steps }: State) => ({
  ...sizesOf({ layers, positions }),
  shortest,
  learningRate,
  steps,
});

export const sizesOf = ({ layers, positions }: Pick<State, 'layers' | 'positions'>) => ({
  layers: layers === 'one' ? 1 : 2,
  positions,
});
