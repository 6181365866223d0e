import { num, oneOf, seed, text, type StateOf } from '@/state/dials';

/** Characters of a reader's own text that are learned from. */
export const limit = 20_000;

export const dials = {
  model: oneOf('Model', 'fresh', { fresh: 'fresh', shipped: 'the trained one' }),
  text: oneOf('Text', 'story', { story: 'a story’s opening', paragraph: 'one paragraph', own: 'your own' }),
  learningRate: num('Learning rate η', 0.01, [0.00001, 1], 0.00001, { log: true }),
  batch: num('Windows a step', 8, [1, 32], 1),
  steps: num('Steps', 600, [20, 3000], 20),
  seed: seed(),
  own: text('Your own text', '', limit, { multiline: true, inPicture: true }),
};

export type State = StateOf<typeof dials>;
