import type { BracketCell } from '@/models/brackets/classifier';
import { flag, num, oneOf, seed, text, type StateOf } from '@/state/dials';

/** As drawn: a longer string is cut, and the figure says so. */
export const mostSymbols = 36;

export const cells: readonly BracketCell[] = ['elman', 'gated', 'gru', 'lstm'];
export const cellNames = { elman: 'Elman', gated: 'gated', gru: 'GRU', lstm: 'LSTM' } as const;
/** Colour roles of the cells; the colours of brackets are the tokens 1 to 5. */
export const cellRoles = { elman: 'ink', gated: 'token-6', gru: 'token-7', lstm: 'token-8' } as const;

export const dials = {
  colours: num('Colours', 5, [1, 5], 1),
  longest: num('Longest string', 16, [4, 16], 2),
  sequences: num('Strings', 10_000, [500, 30_000], 500),
  batch: num('Strings a step', 1, [1, 32], 1),
  hidden: num('Hidden units', 50, [2, 80], 1),
  learningRate: num('Learning rate η', 0.001, [0.0001, 0.1], 0.0001, { log: true }),
  seed: seed(),
  elman: flag('Elman', true, { inPicture: true }),
  gated: flag('gated', true, { inPicture: true }),
  gru: flag('GRU', true, { inPicture: true }),
  lstm: flag('LSTM', true, { inPicture: true }),
  shown: oneOf('Cell that reads', 'elman', cellNames, { inPicture: true }),
  read: oneOf('Read', 'one', { one: 'one string', labelled: '12 labelled' }, { inPicture: true }),
  string: text('Your own string', '([{}]<>)', 200, { inPicture: true }),
  step: num('Step', mostSymbols, [0, mostSymbols], 1, { inPicture: true }),
};

export type State = StateOf<typeof dials>;

/** The cells that race; where none is chosen, the first. */
export function racing(state: State): BracketCell[] {
  const chosen = cells.filter((cell) => state[cell]);
  return chosen.length ? chosen : ['elman'];
}

/** What a training depends on. */
export const settingsOf = (state: State) => ({
  cells: racing(state),
  colours: state.colours,
  longest: longestOf(state),
  hidden: state.hidden,
  learningRate: state.learningRate,
  batch: state.batch,
  sequences: state.sequences,
});

/** A balanced string is of even length. */
export const longestOf = ({ longest }: State) => longest - (longest % 2);
export const stepsOf = ({ sequences, batch }: State) => Math.ceil(sequences / batch);
