import { longest } from '@/models/recurrent/copy/trainCopy';
import { flag, num, seed, text } from '@/state/dials';

export const dials = {
  length: num('Letters in the string', 10, [1, longest], 1),
  h: num('Numbers in the vector, h', 16, [4, 32], 1),
  attention: flag('Look at the network with attention', false),
  learningRate: num('Learning rate η', 0.015, [0.001, 0.1], 0.001, { log: true }),
  steps: num('Steps', 3000, [100, 10_000], 100),
  seed: seed(),
  own: text('Your own string of letters A to H', '', 120, { inPicture: true }),
};
