import { flag, num, oneOf, text } from '@/state/dials';

/** Words of a text that are read. */
export const longest = 12;
/** d_ff = 4 · ratio hidden units. */
export const largestRatio = 8;

export const activationNames = { relu: 'ReLU', gelu: 'GELU', swiglu: 'SwiGLU', geglu: 'GeGLU' };

export const dials = {
  activation: oneOf('Activation', 'relu', activationNames),
  ratio: num('d_ff / d', 4, [0.25, largestRatio], 0.25),
  nudge: num('Added to its bias', 0, [-8, 8], 0.5),
  swap: flag('Change another word', false),
  text: text('Your own words', 'the cats sleep in the city', 200),
  token: num('Chosen word', 1, [0, longest - 1], 1, { inPicture: true }),
  unit: num('Chosen unit', 0, [0, 4 * largestRatio - 1], 1, { inPicture: true }),
};
