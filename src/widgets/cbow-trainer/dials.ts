import { flag, num, oneOf, seed, text } from '@/state/dials';

export const apples = 'yes , we sell red apples\nsay yes to apples\nno apples , we say';
export const most = { lines: 12, words: 20 };

export const dials = {
  phrases: text('Your phrases, one a line', apples, 10_000, { multiline: true }),
  tab: oneOf('Show', 'count', { count: 'count', predict: 'predict' }),
  shuffle: flag('Shuffle the words of each phrase', false),
  window: num('Window', 2, [1, 3], 1),
  dim: num('Width d', 4, [2, 8], 1),
  learningRate: num('Learning rate η', 0.05, [0.001, 1], 0.001, { log: true }),
  epochs: num('Epochs', 200, [20, 1000], 20),
  seed: seed(),
  phrase: num('Phrase', 0, [0, most.lines - 1], 1, { inPicture: true }),
  word: num('Middle word', 3, [0, most.words - 1], 1, { inPicture: true }),
};
