import { crossAttention } from '@/models/attention/crossAttention';
import { words } from '@/models/text/words';
import { flag, matrix, num, oneOf, seed, text, view, type StateOf } from '@/state/dials';
import { figure } from '@/state/figure';
import type { Tensor } from '@/tensor';
import { format } from '@/viz/format';
import * as bahdanau from './bahdanau';

const limit = 12; // words a side: every cell still holds its number
const french = 'Les Transformers sont des';
const english = 'Transformers are encoder decoder';

/** As on the slide, turned so that rows are queries: Transformers, are, encoder, decoder. */
const slideScores = [
  [70, -4, 2, 3],
  [70, 35, 0, -3],
  [0, 0, 30, 4],
  [85, 0, 0, 18],
];

export const dials = {
  target: text('Target (queries)', english, 300),
  source: text('Source (keys, values)', french, 300),
  scoring: oneOf('Scores', 'given', { given: 'given', dot: 'dot product', additive: 'additive' }),
  divisor: num('Divisor √dₖ', Math.sqrt(128), [0.5, 64], 0.01, { log: true }),
  pads: num('Padding', 0, [0, 4], 1),
  hidePads: flag('Hide the padding', true),
  seed: seed(),
  view: view(),
  step: num('Step', 0, [0, 3], 1, { inPicture: true }),
  query: num('Selected query', 2, [1, limit], 1, { inPicture: true }),
  key: num('Selected key', 2, [1, limit + 4], 1, { inPicture: true }),
  scores: matrix('Given scores', slideScores, { min: -100, max: 100, maxRows: limit, maxCols: limit + 4 }),
};

type State = StateOf<typeof dials>;

export interface Result {
  target: string[];
  /** Source words and padding. */
  keys: string[];
  scores: Tensor;
  weights: Tensor;
  context: Tensor;
  /** The matrix of the current step. */
  shown: Tensor;
  mask: number[][] | undefined;
  /** Query and key, from 0. */
  selected: [number, number];
  /** The selected query's weights, one a key. */
  reading: { word: string; weight: number }[];
  /** The same, largest first. */
  ranking: { word: string; weight: number }[];
  notice: string | undefined;
}

function compute(state: State): Result {
  const asked = words(state.target, limit);
  const read = words(state.source, limit);
  const target = asked.tokens.length ? asked.tokens : words(english).tokens;
  const source = read.tokens.length ? read.tokens : words(french).tokens;
  const { keys, scores, scaled, weights, context, mask } = crossAttention({
    ...state,
    target,
    source,
    given: state.scores,
  });

  const query = Math.min(state.query, target.length) - 1;
  const row = (weights.tolist() as number[][])[query]!;
  const reading = keys.map((word, i) => ({ word, weight: row[i]! }));
  return {
    target,
    keys,
    scores,
    weights,
    context,
    shown: [scores, scaled, weights, weights][state.step]!,
    mask: state.step >= 2 && state.hidePads && state.pads > 0 ? (mask.tolist() as number[][]) : undefined,
    selected: [query, Math.min(state.key, keys.length) - 1],
    reading,
    ranking: reading.toSorted((a, b) => b.weight - a.weight),
    notice: oddities(state, asked, read),
  };
}

type Read = ReturnType<typeof words>;
const countWords = (n: number) => `${n} ${n === 1 ? 'word' : 'words'}`;

/** The texts the figure's own score tables were written for. */
const written = [
  [english, french],
  [bahdanau.target, bahdanau.source],
  ['are', french],
];

function oddities({ scoring, target, source }: State, asked: Read, read: Read): string | undefined {
  const said: string[] = [];
  if (asked.tokens.length === 0) said.push(`The target is empty: the figure shows “${english}”.`);
  if (read.tokens.length === 0) said.push(`The source is empty: the figure shows “${french}”.`);
  const left = asked.dropped + read.dropped;
  if (left) said.push(`Only the first ${limit} words a side are used; ${left} more were left out.`);
  if (scoring === 'given' && !written.some(([t, s]) => t === target && s === source)) {
    said.push('Your words keep the given scores, 0 where there are none: edit them, or choose “dot product”.');
  }
  return said.join(' ') || undefined;
}

const scoringWords = {
  given: 'given, and may be edited',
  dot: 'dot products of vectors made of the words’ letters',
  additive: 'Bahdanau’s additive network with random weights',
};
const stepNames = ['scores', 'scaled', 'softmax', 'context'];

function describe(state: State, result: Result): string {
  const { target, keys, selected, scores, shown, weights, context } = result;
  const [t, i] = selected;
  const table = target.map((word, q) => `${word}: ${keys.map((_, k) => format(shown.at(q, k))).join(', ')}`);
  const listening = target.map((word, q) => {
    const best = keys.reduce((top, _, k) => (weights.at(q, k) > weights.at(q, top) ? k : top), 0);
    return `${word} to ${keys[best]} (${format(weights.at(q, best))})`;
  });
  return [
    `Cross-attention: ${countWords(target.length)} of the target ask, ${countWords(keys.length)} of the source answer (${keys.join(' ')}).`,
    `Scores: ${scoringWords[state.scoring]}; divided by ${format(state.divisor)}; ${state.pads} of padding, ${state.hidePads ? 'hidden' : 'not hidden'}; seed ${state.seed}; ${dials.view.options[state.view]}.`,
    `Step “${stepNames[state.step]}”, rows in the order of the target: ${table.join('; ')}.`,
    state.step >= 2 ? `Each word listens most to: ${listening.join(', ')}.` : '',
    `Selected: ${target[t]} asks, ${keys[i]} answers, score ${format(scores.at(t, i))}; context of ${target[t]}: ${[0, 1, 2, 3].map((c) => format(context.at(t, c))).join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

export default figure({
  version: 1,
  title: 'Cross-attention: one text reads another',
  caption:
    'Queries come from the target, keys and values from the source, so the grid is a rectangle and nothing needs a causal mask: the source is known as a whole. Scores are the slide’s, yours, or computed from untrained vectors made of each word’s letters.',
  dials,
  presets: [
    {
      id: 'french-slide',
      name: 'French slide',
      set: {},
      notice:
        'The scores are the slide’s: each English word listens to one French word, with 0.805 to 0.996 of its attention.',
    },
    {
      id: 'bahdanau',
      name: 'Crossing adjectives',
      set: {
        target: bahdanau.target,
        source: bahdanau.source,
        scores: bahdanau.scores,
        divisor: 1,
        step: 2,
        query: 5,
        key: 6,
      },
      notice:
        'After Bahdanau’s example (a), with scores of ours: the diagonal turns back where French puts the adjectives after the noun.',
    },
    {
      id: 'spelling',
      name: 'By spelling',
      set: { target: bahdanau.target, source: bahdanau.source, scoring: 'dot', divisor: 8, step: 2, query: 5, key: 6 },
      notice:
        'Nothing was trained: vectors made of letters already align words spelt alike. The others get whatever spelling happens to give them.',
    },
    {
      id: 'additive',
      name: 'Additive, untrained',
      set: {
        target: bahdanau.target,
        source: bahdanau.source,
        scoring: 'additive',
        divisor: 1,
        step: 2,
        query: 5,
        key: 6,
      },
      notice: 'Bahdanau’s score with random weights: an alignment has to be learned.',
    },
    {
      id: 'padding',
      name: 'Padding unhidden',
      set: { pads: 3, hidePads: false, step: 2, query: 3, key: 5 },
      notice: 'A padding word with score 0 still takes its share: hide the padding and the share returns to the words.',
    },
    {
      id: 'one-query',
      name: 'One query',
      set: { target: 'are', scores: [[70, 35, 0, -3]], query: 1, step: 2 },
      notice: 'A decoder that writes one word at a time asks with one row: 1 × 4.',
    },
  ],
  compute,
  steps: () => ({ dial: 'step', names: stepNames }),
  describe,
  notice: (_, result) => result.notice,
  code: [
    'attention/crossAttention.ts',
    'attention/alignment.ts',
    'attention/additiveScore.ts',
    'attention/letterVectors.ts',
    'text/words.ts',
  ],
  predict: {
    question:
      '“are” scores “Les” 70 and “Transformers” 35, half as much. After ÷√128 and softmax, what share of its attention does “Transformers” get?',
    choices: ['about a third', 'about a sixth', 'less than a twentieth'],
    reveal: { step: 2, query: 2, key: 2 },
    gap: (_, { target, selected, ranking }) => {
      const [first, second] = ranking;
      const asks = `“${target[selected[0]]}”`;
      if (!first || !second) return `${asks} can read one word only and gives it all of its attention.`;
      return `${asks} gives ${format(first.weight)} to “${first.word}” and ${format(second.weight)} to “${second.word}”. Softmax compares differences of scores, not their ratios.`;
    },
  },
  facts: {
    strongest: ({ ranking }) => format(ranking[0]!.weight),
  },
  tasks: [
    'Edit the slide’s scores until “are” listens to “sont”, the word it translates.',
    'Type a sentence and its translation and choose “dot product”: which words are aligned by spelling, and which cannot be?',
    'Add padding without hiding it: which query loses most, and why that one?',
  ],
});
