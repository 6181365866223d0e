/** What a reader can turn, and where it stands at first. */
import { flag, matrix, num, oneOf, seed, text, view, type StateOf } from '@/state/dials';

export const tiger = 'The tiger climbed down to drink because it was thirsty';
/** Two quotations and a paragraph's worth of names, for heads that learned to look for such things. */
export const quotation = '"My dear Watson," said Holmes, "you have not seen the man who came to Baker Street';
/** Rows = queries Q1–Q4; the slide prints the transpose. */
export const slide = [
  [4, -4, 2, 3],
  [70, -10, 0, -3],
  [0, 0, 0, 4],
  [85, 0, 0, 5],
];
/** Most tokens drawn, and most bars beside them. */
export const most = 60;
export const mostBars = 10;

const typedWeights = (label: string) => matrix(label, [], { min: -99, max: 99, maxRows: 12, maxCols: 8 });
export const dials = {
  /** In the picture, because given scores have no text. */
  text: text('Your own text', tiger, 600, { inPicture: true }),
  source: oneOf('Weights', 'handmade', {
    handmade: 'made by hand',
    seeded: 'drawn from a seed',
    previous: 'previous-token head',
    zero: 'all-zero queries',
    edited: 'edited by you',
    trained: 'the trained GPT',
    scores: 'scores given',
  }),
  seed: seed(),
  dk: num('dₖ', 8, [1, 128], 1, { log: true }),
  layer: num('Layer', 3, [0, 3], 1),
  head: num('Head', 3, [0, 3], 1),
  divisor: oneOf('Divide by', 'sqrt', { none: '1', sqrt: '√dₖ', dk: 'dₖ' }),
  mask: oneOf('Mask', 'causal', { causal: 'causal', none: 'none', strict: 'causal, not itself' }),
  positions: flag('Add positions', false),
  view: view(),
  step: num('Step', 1, [0, 6], 1, { inPicture: true }),
  row: num('Row', 7, [0, most - 1], 1, { inPicture: true }),
  column: num('Column', 1, [0, most - 1], 1, { inPicture: true }),
  scores: matrix('Scores', slide, { min: -1000, max: 1000, maxRows: 8, maxCols: 8 }),
  edits: matrix('Edited features', [], { min: -10, max: 999_999, maxRows: 64, maxCols: 3 }),
  wq: typedWeights('W_Q'),
  wk: typedWeights('W_K'),
  wv: typedWeights('W_V'),
};
export type State = StateOf<typeof dials>;

export const stages = ['words', 'Q, K', 'scores', 'scale', 'mask', 'softmax', 'mix V'] as const;
