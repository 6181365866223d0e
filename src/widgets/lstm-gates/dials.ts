import { flag, num, oneOf, seed, text } from '@/state/dials';

/** Tokens and typed values read at most. */
export const most = { tokens: 24, values: 100, steps: 100, units: 4 };
/** Numbers in the vector of a word. */
export const wordSize = 3;
/** Updates of a training. */
export const updates = 400;

const gate = (label: string, initial: number, least = 0) => num(label, initial, [least, 1], 0.01);

export const dials = {
  cell: oneOf('Cell', 'lstm', { lstm: 'LSTM', gru: 'GRU', gated: 'one gate' }),
  gates: oneOf('Gates', 'drawn', { hand: 'by hand', drawn: 'drawn weights', trained: 'trained' }),
  convention: oneOf('z means', 'keep', { keep: 'keep', update: 'update' }),
  length: num('Steps T', 10, [2, most.steps], 1),
  special: num('Special step', 1, [0, most.steps], 1),
  keep: gate('Keep, most steps', 0.9),
  write: gate('Write, most steps', 0),
  candidate: gate('Candidate, most steps', 0, -1),
  reveal: gate('Reveal, most steps', 1),
  reset: gate('Reset, most steps', 1),
  keepAt: gate('Keep, special step', 0),
  writeAt: gate('Write, special step', 1),
  candidateAt: gate('Candidate, special step', 0.8, -1),
  revealAt: gate('Reveal, special step', 1),
  resetAt: gate('Reset, special step', 1),
  signs: flag('Candidate takes the sign of a bit', false),
  bits: text('Bits', '1 0 1 1 0 0 1 0 1 1', 220, { inPicture: true }),
  text: text('Your own text', 'Transformers are encoder decoder', 400, { inPicture: true }),
  memory: oneOf('Remember', 'number', { number: 'the first number', bit: 'the first bit' }),
  numbers: text('Numbers', '0.6 -0.9 0.3 0.8 -0.2 -0.7 0.5 0.1 -0.4 0.9', 600, { inPicture: true }),
  learningRate: num('Learning rate η', 0.05, [0.001, 1], 0.001, { log: true }),
  keepBias: num('Bias of f at the start', 3, [-2, 6], 0.5),
  units: num('Units h', 2, [1, most.units], 1),
  unit: num('Unit shown', 1, [1, most.units], 1),
  seed: seed(31),
  step: num('Step', 2, [0, most.steps], 1, { inPicture: true }),
};
