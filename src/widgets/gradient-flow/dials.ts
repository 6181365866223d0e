import { flag, num, oneOf, seed, text } from '@/state/dials';

/** The slider of the radius; 1 stands in its middle, by ratio. */
export const smallest = 0.33;
export const largest = 3;
/** The curve over the radius. */
export const [from, to] = [0.5, 1.5];
/** Words of a text that are read. */
export const longest = 40;

export const dials = {
  radius: num('Radius ρ', 0.9, [smallest, largest], 0.01, { log: true }),
  network: oneOf('Network', 'rnn', { rnn: 'RNN', lstm: 'LSTM', residual: 'residual' }),
  activation: oneOf('Units', 'linear', { linear: 'linear', tanh: 'tanh', relu: 'ReLU', sigmoid: 'σ' }),
  forget: num('Forget gate f', 0.5, [0.01, 1], 0.01),
  steps: num('Steps T', 30, [1, 100], 1),
  loss: oneOf('Loss of', 'last', { last: 'last step', all: 'all steps' }),
  clip: flag('Clip the gradient', false),
  limit: num('Largest norm', 1, [0.1, 100], 0.1, { log: true }),
  matrix: oneOf('Matrix', 'orthogonal', { orthogonal: 'orthogonal', random: 'random' }),
  units: num('Units h', 8, [1, 12], 1),
  inputs: num('Input size', 0.1, [0, 2], 0.05),
  bias: num('Bias b', 0, [-2, 2], 0.1),
  seed: seed(),
  text: text('Your own words as steps', '', 300, { inPicture: true }),
};
