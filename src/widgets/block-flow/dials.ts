import { num, oneOf, seed, text } from '@/state/dials';

export const sentence = 'The tiger climbed down to drink because it was thirsty';
/** Positions of the untrained block: rows of its table. */
export const context = 16;
/** Tokens of the trained model that the figure shows. */
export const mostTrained = 48;

export const withoutNames = {
  nothing: 'nothing',
  attention: 'attention',
  feedForward: 'feed-forward',
  residual: 'residual',
  positions: 'positions',
  norm: 'norms',
} as const;

export const dials = {
  weights: oneOf('Weights', 'untrained', { untrained: 'from the seed', trained: 'trained' }),
  without: oneOf('Leave out', 'nothing', withoutNames),
  show: oneOf('Show', 'tensor', { tensor: 'tensor', hurt: 'cost' }),
  head: num('Head', 1, [1, 4], 1),
  layer: num('Block', 1, [1, 4], 1),
  width: num('Width d', 16, [16, 64], 2),
  seed: seed(),
  stage: num('Stage', 0, [0, 13], 1, { inPicture: true }),
  which: num('q, k or v', 1, [1, 3], 1, { inPicture: true }),
  token: num('Token', 8, [1, mostTrained], 1, { inPicture: true }),
  feature: num('Feature', 1, [1, 2048], 1, { inPicture: true }),
  text: text('Your own text', sentence, 600),
};
