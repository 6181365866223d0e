import { labelled } from '@/models/brackets/labelled';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { compute, glyphsOf, type Result } from './compute';
import { dials } from './dials';
import { countersSay, describe, notice, stackSays } from './words';

const crossing = '([)]';
/** Thirty symbols; } and > of the first nest have changed places. */
const thirty = '([{<«()»}>]){[<>](«»)}[<{}>]()';
const choices = ['they accept it', 'they refuse it'] as const;
const written = ({ columns }: Result) => columns.map(({ glyph }) => glyph).join('') || 'the empty string';
const none = { elman: false, gated: false, gru: false, lstm: false };

export default figure({
  version: 1,
  title: 'Learning to balance brackets',
  caption:
    'Cells learn from labelled strings alone whether brackets are balanced: half are, the others are balanced strings with two symbols swapped. All cells meet the same strings. Above: accuracy on strings kept apart, of the trained lengths and longer, and the loss. Below: one string, read by a stack, by counters and by a cell.',
  dials,
  presets: [
    {
      id: 'race',
      name: 'Race',
      set: {},
      notice: 'Press Start: four cells learn from the same strings. Compare the two accuracies, not only the losses.',
    },
    {
      id: 'one-colour',
      name: 'One colour',
      set: { colours: 1, sequences: 5000, string: '(()())()' },
      notice: 'With one colour a counter is enough; watch how much sooner the cells are right.',
    },
    {
      id: 'labelled',
      name: 'Labelled strings',
      set: { read: 'labelled' },
      notice:
        'Strings with label 0 sum to 0 as well, but each falls below 0 on its way. No colours cross in any of the twelve: counters suffice here.',
    },
    {
      id: 'long',
      name: 'Longer than trained',
      set: { string: thirty },
      notice:
        'Thirty symbols, nearly twice the longest of the training, and one crossing deep inside: a cell that had learned a stack would refuse it.',
    },
    {
      id: 'counters',
      name: 'Counters fooled',
      set: { string: crossing },
      notice: 'All five counters end at 0, yet ) comes while [ is still open: the order needs a stack.',
    },
    {
      id: 'elman',
      name: 'Elman',
      set: { ...none, elman: true, shown: 'elman' },
      notice:
        'Three linear layers and a ReLU; the loss falls, but look at the longer strings before you call it learned.',
    },
    {
      id: 'gated',
      name: 'Gated',
      set: { ...none, elman: true, gated: true, shown: 'gated' },
      notice: 'One gate that keeps or replaces each unit, beside the Elman cell it was made from.',
    },
    {
      id: 'lstm',
      name: 'LSTM',
      set: { ...none, elman: true, gated: true, lstm: true, shown: 'lstm' },
      notice:
        'Almost four times the weights of the Elman cell. One run with one seed does not rank them: try the next seed.',
    },
    {
      id: 'empty',
      name: 'Empty string',
      set: { string: '' },
      notice: 'Nothing opened, nothing owed: the stack calls it balanced. The cell has read nothing, its state is 0.',
    },
  ],

  compute,
  steps: (state) => ({
    dial: 'step',
    names: state.read === 'one' ? ['start', ...glyphsOf(state)] : ['guess', ...labelled.map((_, i) => String(i + 1))],
  }),
  describe,
  notice,

  code: [
    'brackets/race.ts',
    'brackets/classifier.ts',
    'brackets/cells.ts',
    'brackets/stack.ts',
    'brackets/countersScore.ts',
    'brackets/generate.ts',
    'brackets/heldOut.ts',
    'brackets/symbols.ts',
    'brackets/labelled.ts',
    'recurrent/elman.ts',
    'recurrent/gatedRnn.ts',
    'recurrent/gruCho.ts',
    'recurrent/lstm.ts',
  ],

  predict: {
    question: `Five counters, one a colour: +1 for an opener, −1 for a closer, never below 0 and 0 at the end. What do they say to ${crossing}?`,
    choices,
    reveal: { string: crossing, read: 'one', colours: 5 },
    gap(said, result) {
      const verdict = result.counters.accepts ? choices[0] : choices[1];
      const begin =
        said === null ? `To ${written(result)} ${verdict}` : `${said === verdict ? 'Yes' : 'No'}: ${verdict}`;
      const stack = result.balanced ? 'A stack agrees' : 'A stack refuses it';
      return `${begin} (${countersSay(result)}). ${stack}: ${stackSays(result)}.`;
    },
  },

  facts: {
    parametersElman: ({ parameters }) => whole(parameters.elman),
    parametersGated: ({ parameters }) => whole(parameters.gated),
    parametersGru: ({ parameters }) => whole(parameters.gru),
    parametersLstm: ({ parameters }) => whole(parameters.lstm),
    string: written,
    symbols: ({ symbols }) => whole(symbols.length),
    numbers: ({ symbols }) => symbols.join(', '),
    stack: ({ balanced }) => (balanced ? 'balanced' : 'not balanced'),
    stackSays,
    deepest: ({ columns }) => whole(Math.max(0, ...columns.map(({ stack }) => stack.length))),
    /** The place of the symbol that does not fit, counted from 1. */
    failsAt: ({ failsAt }) => (failsAt === undefined ? 'none' : whole(failsAt + 1)),
    counters: ({ counters }) => (counters.accepts ? 'balanced' : 'not balanced'),
    countersSay,
    /** Of the shown cell before training. */
    untrainedProbability: ({ reading }) => format(reading.probability),
    /** What counters get on the held-out strings, one a colour or a single one, and on the longer strings. */
    countersShort: ({ yardstick }) => percent(yardstick.short.coloured),
    countersLong: ({ yardstick }) => percent(yardstick.long.coloured),
    blindShort: ({ yardstick }) => percent(yardstick.short.blind),
    labelled: ({ labelled }) => whole(labelled?.length ?? 0),
    /** Of the labelled strings. */
    zeroSums: ({ labelled = [] }) => whole(labelled.filter(({ ends }) => ends === 0).length),
    stackRight: ({ labelled = [] }) => whole(labelled.filter(({ stack, label }) => Number(stack) === label).length),
    countersRight: ({ labelled = [] }) =>
      whole(labelled.filter(({ counters, label }) => Number(counters) === label).length),
  },

  tasks: [
    'Train on strings of up to 8 symbols, then on 16. Which of the two does better on 18 to 30?',
    'After a run, find a short string that every cell gets wrong. Is it one that counters get wrong too?',
    'Run three seeds. Which cell is first in all of them?',
  ],
});
