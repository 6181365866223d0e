import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { compute } from './compute';
import { dials, longest } from './dials';
import { describe, list } from './words';

const choices = ['yes, through the shared weights', 'a little, for a neighbour', 'no, not at all'] as const;

export default figure({
  version: 1,
  title: 'Hidden units as questions',
  caption:
    'A feed-forward layer with d = 4 and d_ff = 16. Each hidden unit asks the vector a question; a unit that is on writes its answer back. The features, the words and the questions were made by hand so that they can be read; a trained layer finds its own.',
  dials,
  presets: [
    {
      id: 'relu',
      name: 'ReLU',
      set: {},
      notice: 'Six of sixteen units are on for “cats”; the others are exactly 0 and write nothing.',
    },
    {
      id: 'gelu',
      name: 'GELU',
      set: { activation: 'gelu' },
      notice: 'Nearly the same answers, but no unit is exactly 0: each no still writes a little.',
    },
    {
      id: 'swiglu',
      name: 'SwiGLU',
      set: { activation: 'swiglu' },
      notice: 'A third matrix says how much: a half more weights at the same width.',
    },
    {
      id: 'dead',
      name: 'Dead ReLU',
      set: { nudge: -6 },
      notice:
        'With a bias this low unit 1 is off for every word: its gradient is exactly 0, so training cannot bring it back.',
    },
    {
      id: 'wide',
      name: 'Wider, d_ff = 8 d',
      set: { ratio: 8 },
      notice: 'Twice the units and twice the weights: the second sixteen are drawn, and ask nothing that has a name.',
    },
  ],

  compute,
  describe,

  notice(_, { isEmpty, dropped, unknown }) {
    if (isEmpty) return 'Your text is empty: the figure shows “cats”.';
    if (dropped > 0)
      return `Only the first ${longest} words are used; ${whole(dropped)} more ${dropped === 1 ? 'was' : 'were'} left out.`;
    if (unknown.length > 0)
      return `Nobody wrote down what ${list(unknown.slice(0, 4).map((word) => `“${word.length > 16 ? `${word.slice(0, 15)}…` : word}”`))}${unknown.length > 4 ? ' and others are' : unknown.length > 1 ? ' are' : ' is'}: such a word draws its features from a seed made of the word.`;
    return undefined;
  },

  code: ['transformer/ffn.ts', 'transformer/detectors.ts', 'transformer/featureWords.ts', 'transformer/hiddenUnits.ts'],

  predict: {
    question: 'You change the word next to “cats”. Does what the feed-forward layer writes for “cats” change?',
    choices,
    reveal: { swap: true },
    gap(said, { other, moved, movedOther, tokens, t }) {
      if (other === undefined) return 'There is only 1 word here: there is no other to change.';
      return `${said === choices[2] && moved === 0 ? 'As you said: the' : 'The'} answer to “${tokens[t]!}” moved by ${format(moved)}, that to the changed word by ${format(movedOther)}. The weights are shared, the words are not seen together.`;
    },
  },

  facts: {
    offHere: ({ offHere }) => percent(offHere),
    offAll: ({ offAll }) => percent(offAll),
    nearAll: ({ nearAll }) => percent(nearAll),
    unitsOn: ({ asked, t, units }) => String(Array.from({ length: units }, (_, k) => asked.at(t, k)).filter((a) => a > 0).length), // prettier-ignore
    units: ({ units }) => String(units),
    weights: ({ parameters }) => whole(parameters.used),
    weightsPlain: ({ parameters }) => whole(parameters.plain),
    weightsGated: ({ parameters }) => whole(parameters.gated),
    deadUnits: ({ dead }) => String(dead.length),
    gradient: ({ gradient }) => format(gradient),
    noValue: ({ hidden, t }) => format(hidden.at(t, 1)),
    yesValue: ({ hidden, t }) => format(hidden.at(t, 0)),
    moved: ({ moved }) => format(moved),
    knownWords: ({ knownCount }) => String(knownCount),
    gpt3Layer: ({ gpt3 }) => whole(gpt3.layer),
    gpt3All: ({ gpt3 }) => whole(gpt3.all),
  },

  tasks: [
    'Choose “the” twice, at both places where it stands. Why are the two answers the same?',
    'Find the bias at which unit 1 answers yes for every word. Is such a unit of any use?',
    'Make SwiGLU as cheap as ReLU with 16 units: which d_ff / d comes nearest?',
    'Type “zoo”: which two questions about animals and places does it answer with half a yes?',
  ],
});
