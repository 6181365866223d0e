import { earlierOnly } from '@/models/attention/earlierMask';
import { editedFeatures, embed, isHandmade } from '@/models/attention/features';
import { attendGiven, square } from '@/models/attention/givenScores';
import { attentionHead, divisorOf } from '@/models/attention/head';
import { handmade, previousToken, seeded, typed, zeroQuery, type WordHead } from '@/models/attention/headWeights';
import { heaviest, peak } from '@/models/attention/heaviest';
import { bidirectional, causal } from '@/models/attention/masks';
import { words } from '@/models/text/words';
import { flag, matrix, num, oneOf, seed, text, view, type StateOf } from '@/state/dials';
import { figure } from '@/state/figure';
import { format } from '@/viz/format';

const tiger = 'The tiger climbed down to drink because it was thirsty';
/** Rows = queries Q1–Q4; the slide prints the transpose. */
const slide = [
  [4, -4, 2, 3],
  [70, -10, 0, -3],
  [0, 0, 0, 4],
  [85, 0, 0, 5],
];
/** Most tokens drawn, and most bars beside them. */
const most = 60;
const mostBars = 10;

const typedWeights = (label: string) => matrix(label, [], { min: -99, max: 99, maxRows: 12, maxCols: 8 });
const dials = {
  /** In the picture, because given scores have no text. */
  text: text('Your own text', tiger, 600, { inPicture: true }),
  source: oneOf('Weights', 'handmade', {
    handmade: 'made by hand',
    seeded: 'drawn from a seed',
    previous: 'previous-token head',
    zero: 'all-zero W_Q',
    edited: 'edited by you',
    scores: 'scores given',
  }),
  seed: seed(),
  dk: num('dₖ', 8, [1, 128], 1, { log: true }),
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

/** The three matrices, or the hand-made ones when those of a link do not fit together. */
function weightsOf({ source, seed, dk, wq, wk, wv }: State): WordHead {
  switch (source) {
    case 'seeded':
      return seeded(seed, dk);
    case 'previous':
      return previousToken();
    case 'zero':
      return zeroQuery();
    case 'edited':
      return typed(wq, wk, wv) ?? handmade();
    default:
      return handmade();
  }
}

const maskOf = (mask: State['mask'], T: number) => ({ causal, none: bidirectional, strict: earlierOnly })[mask](T);

function compute(state: State) {
  return state.source === 'scores' ? computeGiven(state) : computeText(state);
}

function computeText(state: State) {
  const own = words(state.text, most);
  const { tokens, dropped } = own.tokens.length > 0 ? own : words(tiger, most);
  const embedded = embed(tokens, { positions: state.positions, edits: state.edits });
  const W = weightsOf(state);
  const mask = maskOf(state.mask, tokens.length);
  const head = attentionHead(embedded.X, W, { divisor: state.divisor, mask });
  const dk = W.query.shape[1]!;
  return {
    rows: tokens,
    columns: tokens,
    dropped,
    empty: own.tokens.length === 0,
    text: {
      ...embedded,
      features: editedFeatures(embedded.words, state.edits),
      handmade: embedded.words.map(isHandmade),
      W,
      Q: head.Q,
      K: head.K,
    },
    passes: W.passes,
    dk,
    divisor: divisorOf(state.divisor, dk),
    mask,
    ...stagesOf(head),
    ...selectionOf(state, head.weights, mask),
  };
}

function computeGiven(state: State) {
  const cut = square(state.scores);
  const S = cut.length > 0 ? cut : slide;
  const mask = maskOf(state.mask, S.length);
  const divisor = divisorOf(state.divisor, state.dk);
  const given = attendGiven(S, { divisor, mask });
  const labels = (letter: string) => S.map((_, i) => `${letter}${i + 1}`);
  return {
    rows: labels('Q'),
    columns: labels('K'),
    dropped: 0,
    empty: cut.length === 0,
    /** Nothing before the scores is known. */
    text: null,
    passes: labels('V'),
    dk: state.dk,
    divisor,
    mask,
    ...stagesOf(given),
    ...selectionOf(state, given.weights, mask),
  };
}

const stagesOf = ({ V, scores, scaled, masked, weights, output }: ReturnType<typeof attendGiven>) => ({
  V,
  scores,
  scaled,
  masked,
  weights,
  output,
});

function selectionOf(
  { row, column }: State,
  weights: ReturnType<typeof attendGiven>['weights'],
  mask: ReturnType<typeof causal>,
) {
  const last = weights.shape[0]! - 1;
  const i = Math.min(row, last);
  return {
    row: i,
    column: Math.min(column, last),
    mix: heaviest(weights, mask, i, mostBars),
    /** The weight of full colour: 1 while the numbers can be read in the cells. */
    peak: last < 12 ? 1 : peak(weights),
  };
}

export type Result = ReturnType<typeof compute>;

const noKey = 'no key allowed: 0/0 has no value';

/** One row in words: "tiger 0.933, it 0.0331". */
function rowInWords({ columns, mix }: Result, count = 3): string {
  const ranked = mix.terms.toSorted((a, b) => b.weight - a.weight).slice(0, count);
  return ranked.length ? ranked.map(({ index, weight }) => `${columns[index]} ${format(weight)}`).join(', ') : noKey;
}

function describe(state: State, result: Result): string {
  const { rows, columns, row, column, mix, text: given, dk } = result;
  const from = rows[row]!;
  const to = columns[column]!;
  const allowed = result.mask.at(row, column) !== 0;
  const cell = allowed
    ? `For “${from}” and “${to}”, number ${row + 1} and ${column + 1}, the score is ${format(result.scores.at(row, column))}, divided by ${format(result.divisor)} it is ${format(result.scaled.at(row, column))}, and the weight is ${format(result.weights.at(row, column))}.`
    : `For “${from}” and “${to}”, number ${row + 1} and ${column + 1}, the score is ${format(result.scores.at(row, column))}; the mask makes it −∞, so its weight is 0.`;
  const mixed =
    mix.top < 0
      ? `“${from}” has ${noKey}.`
      : `“${from}” listens most to ${rowInWords(result)}, and its output is (${result.passes.map((name, c) => `${name} ${format(result.output.at(row, c))}`).join(', ')}).`;
  const subject = given
    ? `${rows.length} tokens (${rows.join(' ')}), as vectors ${given.P ? 'with' : 'without'} positions`
    : `Scores of ${rows.length} queries and keys, given: ${result.scores.shape[0]} rows ${state.scores.map((line) => line.map((x) => format(x)).join(' ')).join('; ')}`;
  const typedIn = [state.wq, state.wk, state.wv].filter((m) => m.length).length;
  return [
    `One attention head, shown at the step “${stages[state.step]}”. ${subject}.`,
    `Weights ${dials.source.options[state.source]}${state.source === 'seeded' ? ` ${state.seed}` : ''}, dₖ = ${dk}, divisor ${dials.divisor.options[state.divisor]}, mask ${dials.mask.options[state.mask]}, ${dials.view.options[state.view]}.`,
    cell,
    mixed,
    state.edits.length ? `${state.edits.length} features changed by hand.` : '',
    typedIn ? `${typedIn} matrices typed by hand.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function notice(state: State, result: Result): string | undefined {
  const { text: given, dropped, empty, rows, mix, row } = result;
  if (!given)
    return empty
      ? 'There are no scores: the figure shows those of the slide.'
      : mix.top < 0
        ? `${rows[row]} may look at nothing: ${noKey}.`
        : undefined;
  if (empty) return `Your text is empty: the figure shows “${tiger}”.`;
  if (dropped)
    return `Only the first ${most} tokens are used; ${dropped} more ${dropped === 1 ? 'was' : 'were'} left out.`;
  if (mix.top < 0) return `“${rows[row]}” may look at nothing: ${noKey}.`;
  if (state.source === 'previous' && !state.positions)
    return 'This head reads positions only, and they are switched off: every score is 0.';
  if (state.source === 'edited' && !typed(state.wq, state.wk, state.wv))
    return [state.wq, state.wk, state.wv].some((m) => m.length)
      ? 'The edited matrices do not fit together: the hand-made ones are used.'
      : 'You have not edited a matrix yet: the hand-made ones are used.';
  return undefined;
}

export default figure({
  version: 1,
  title: 'Attention, one head',
  caption:
    'Each row is a distribution over the words it may see and sums to one. Choose a cell to ask where its number comes from, and follow it down to the features and weights; change the text, the weights, the divisor or the mask and everything is computed again. Features and hand-made weights are ours; a trained model learns its own.',
  dials,
  steps: () => ({ dial: 'step', names: stages }),
  compute,
  describe,
  notice,
  presets: [
    {
      id: 'tiger',
      name: 'Tiger',
      set: {},
      notice:
        '“it” asks for a living thing; whose key offers one? Nobody wrote these weights down: each is a product of a query and a key.',
    },
    {
      id: 'dog',
      name: 'Dog',
      set: { text: 'The dog stayed on the pavement because it was tired', step: 5, row: 7, column: 1 },
      notice: 'Two nouns stand before “it”. Only one of them is living, and it gets the weight.',
    },
    {
      id: 'running',
      name: 'Running text',
      set: { text: 'Transformers are encoder decoder', mask: 'none', step: 5, row: 0, column: 2 },
      notice:
        '“Transformers” could be toys or a film. Its query listens to “encoder” and “decoder”; “are” looks for its subject.',
    },
    {
      id: 'can',
      name: 'can / can',
      set: { text: 'Can you open the can', mask: 'none', positions: true, step: 5, row: 4, column: 3 },
      notice:
        'Same word, same vector, other neighbours: the first “can” listens to “you”, the last to “the”. Switch positions off and the two rows become equal.',
    },
    {
      id: 'mistake',
      name: 'Find the mistake',
      set: { source: 'scores', dk: 128, step: 5, row: 1, column: 0 },
      notice:
        'A lecture slide printed .97 and .03 for Q2. Divide by √128 and it is .999 and .001; divide by 128, as the slide says, and it is .651 and .349. No single divisor gives what was printed.',
    },
    {
      id: 'unmasked',
      name: 'Unmasked',
      set: { source: 'scores', dk: 128, mask: 'none', step: 5, row: 0, column: 0 },
      notice: 'The same scores without a mask: only Q4, which saw every key before, keeps its weights.',
    },
    {
      id: 'uniform',
      name: 'Uniform',
      set: { source: 'zero', step: 5, row: 7, column: 1 },
      notice:
        'All queries are zero, so all scores are zero and every allowed key gets the same weight: a plain average.',
    },
    {
      id: 'previous',
      name: 'Previous',
      set: { source: 'previous', positions: true, step: 5, row: 7, column: 6 },
      notice:
        'Each word listens to the one before it, whatever it says: the key of a position is turned by one step, so that the next query meets it.',
    },
    {
      id: 'untrained',
      name: 'Untrained',
      set: { source: 'seeded', step: 5, row: 7, column: 1 },
      notice: 'Random matrices make a head too. It attends somewhere, for no reason: training is what gives it one.',
    },
  ],
  predict: {
    question: 'When “it” asks its question, which word will it listen to most?',
    choices: ['The', 'tiger', 'climbed', 'drink', 'because', 'it'],
    reveal: { step: 5, row: 7, column: 1 },
    gap: (said, result) => {
      const { rows, columns, row, mix } = result;
      const asks = rows[row]!;
      if (mix.top < 0) return `“${asks}” may look at nothing, so there is nothing to compare.`;
      const best = mix.terms.find(({ index }) => index === mix.top)!;
      const named = mix.terms.find(({ index }) => columns[index]!.toLowerCase() === said?.toLowerCase());
      const verdict = `“${asks}” gives most of its attention to “${columns[best.index]}”: ${format(best.weight)} of 1.`;
      if (!named || named.index === best.index) return verdict;
      return `${verdict} “${columns[named.index]}” gets ${format(named.weight)}.`;
    },
  },
  facts: {
    weight: ({ weights, row, column }) => format(weights.at(row, column)),
  },
  tasks: [
    'Change one feature of “tiger” so that “it” stops listening to it.',
    'Make “because” listen to “tiger” by changing one entry of W_Q.',
    'Write a sentence in which the hand-made head is wrong about “it”.',
    'Find the divisor that gives the slide’s .97 and .03. Does it also give .85, .02, .02, .11?',
  ],
  code: [
    'attention/head.ts',
    'attention/scaledDotProduct.ts',
    'attention/headWeights.ts',
    'attention/features.ts',
    'attention/vocabulary.ts',
    'attention/givenScores.ts',
    'text/words.ts',
  ],
});
