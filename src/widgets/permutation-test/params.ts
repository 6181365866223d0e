import { permutationOf } from '@/models/attention/permutation';
import { rounding, shuffleTest } from '@/models/attention/equivariance';
import { words } from '@/models/text/words';
import { flag, matrix, num, seed, text, view } from '@/state/dials';
import { figure } from '@/state/figure';
import { format } from '@/viz/format';

const slide = 'no apples , we say';
const mostWords = 10;
const width = 4; // numbers a word: few enough to be read
const stepNames = ['words', 'attention', 'outputs', 'compare', 'mean'] as const;

const choices = [
  'the same outputs, in the same places',
  'the same outputs, moved along with their words',
  'different outputs',
] as const;

const quoted = (tokens: readonly string[]) => `“${tokens.join(' ')}”`;
const size = (error: number) =>
  error > 0 && error < rounding ? `${format(error, 2)}, zero but for rounding` : format(error);

export default figure({
  version: 1,
  title: 'Two orders of the same words',
  caption:
    'One attention head reads the same words twice, in two orders. Move a word, switch on positions or the causal mask, and see whether the outputs merely move along. Word vectors and weights are drawn from the seed, not trained.',
  dials: {
    words: text('Your own words', slide, 200),
    order: matrix('Second order', [[3, 4, 0, 2, 1]], { min: 0, max: mostWords - 1, maxRows: 1, maxCols: mostWords }),
    positions: flag('Add position vectors', false),
    causal: flag('Causal mask', false),
    seed: seed(),
    view: view(),
    step: num('Step', 0, [0, stepNames.length - 1], 1, { inPicture: true }),
    /** Run (0 first order, 1 second, 2 difference), word, and column: a number of its vector or the word it attends to. */
    chosen: matrix('Chosen number', [[0, 0, 0]], { min: 0, max: mostWords - 1, maxRows: 1, maxCols: 3 }),
  },
  presets: [
    {
      id: 'no-apples',
      name: 'no apples , we say',
      set: {},
      notice: 'Other order, other meaning: “we say no , apples” holds the same five words.',
    },
    {
      id: 'mask',
      name: 'Mask on',
      set: { causal: true, step: 3 },
      notice:
        'A causal mask alone breaks the symmetry: a word now sees only itself and what stands before it, so its output tells where it stands.',
    },
    {
      id: 'positions',
      name: 'Positions on',
      set: { positions: true, step: 3 },
      notice:
        'A position vector belongs to a place, not to a word: moved words carry other vectors, and the outputs differ.',
    },
    {
      id: 'duplicates',
      name: 'Twice the same word',
      set: { words: 'no , no apples', order: [[2, 1, 0, 3]], step: 2 },
      notice:
        'The two “no” have changed places and nobody can tell: without positions they have the same vector and get the same output.',
    },
    {
      id: 'mean',
      name: 'Mean of the outputs',
      set: { step: 4 },
      notice:
        'Equivariant outputs move along; their mean does not move at all. Only pooling makes the result invariant.',
    },
  ],

  compute({ words: typed, order, positions, causal, seed, step, chosen }) {
    const cut = words(typed, mostWords);
    const tokens = cut.tokens.length ? cut.tokens : words(slide).tokens;
    const second = permutationOf(order[0] ?? [], tokens.length);
    const test = shuffleTest({ words: tokens, order: second, positions, causal, d: width, seed });
    const repeated = tokens.find((token, i) => tokens.indexOf(token) !== i);
    const along = test.error < rounding;
    const inPlace = test.errorInPlace < rounding;
    const [run = 0, word = 0, column = 0] = (chosen[0] ?? []).map(Math.round);
    return {
      ...test,
      words: tokens,
      shuffled: second.map((i) => tokens[i]!),
      order: second,
      isSame: second.every((word, place) => word === place),
      empty: cut.tokens.length === 0,
      dropped: cut.dropped,
      repeated,
      along,
      inPlace,
      pooledSame: test.pooled.error < rounding,
      chosen: {
        run: Math.min(run, 2),
        word: Math.min(word, tokens.length - 1),
        column: Math.min(column, (stepNames[step] === 'attention' ? tokens.length : width) - 1),
      },
      errorWords: size(test.error),
      errorInPlaceWords: size(test.errorInPlace),
      pooledErrorWords: size(test.pooled.error),
    };
  },

  steps: () => ({ dial: 'step', names: stepNames }),

  describe({ step, positions, causal, seed, view }, result) {
    const { words, shuffled, chosen } = result;
    const setting = `${positions ? 'Position vectors are added' : 'No position vectors'}, ${causal ? 'causal mask' : 'no mask'}, word vectors and weights of seed ${seed}.`;
    const shown = {
      words: 'Shown: the vectors that go in.',
      attention: `Shown: who listens to whom, ${view === 'rows' ? 'rows = queries' : 'columns = queries'}.`,
      outputs: `Shown: the outputs Y and Y′. Place by place they differ by at most ${result.errorInPlaceWords}.`,
      compare: `Shown: P·Y − Y′, the first outputs brought into the second order minus the second. The largest difference is ${result.errorWords}.`,
      mean: `Shown: the mean output of each order. They differ by at most ${result.pooledErrorWords}.`,
    }[stepNames[step]!];
    return `The same words in two orders, ${quoted(words)} and ${quoted(shuffled)}. ${setting} ${shown} View: ${view}. Chosen: number ${chosen.column + 1} of “${words[chosen.word]}”, run ${chosen.run + 1}.`;
  },

  notice(_, { words, empty, dropped, isSame, repeated }) {
    const said = [
      empty && `There are no words in your text: the figure shows “${slide}”.`,
      dropped > 0 &&
        `Only the first ${mostWords} words are used; ${dropped} more ${dropped === 1 ? 'was' : 'were'} left out.`,
      words.length === 1
        ? 'One word has only one order: nothing can be moved.'
        : isSame && 'Both orders are the same, so nothing can differ. Move a word.',
      repeated &&
        `“${repeated}” stands here more than once: only position vectors or a mask can tell its places apart.`,
    ];
    return said.filter(Boolean).join(' ') || undefined;
  },

  code: ['attention/equivariance.ts', 'attention/permutation.ts', 'attention/maskedHead.ts'],

  predict: {
    question: 'The five words are put in another order. No positions, no mask. What happens to the five outputs?',
    choices,
    reveal: { step: 3 },
    gap(said, { inPlace, along, errorWords, errorInPlaceWords }) {
      const truth = inPlace ? choices[0] : along ? choices[1] : choices[2];
      const numbers = `Place by place they differ by up to ${errorInPlaceWords}; once brought into the same order, by ${errorWords}.`;
      return `${said === truth ? 'Yes, here' : 'Here'} you get ${truth}. ${numbers}`;
    },
  },

  facts: {
    error: (result) => result.errorWords,
    errorInPlace: (result) => result.errorInPlaceWords,
    pooledError: (result) => result.pooledErrorWords,
  },

  tasks: [
    'Change the seed: does any choice of weights break the rule while positions and mask are off?',
    'Switch on the causal mask and exchange only the last two words: how many outputs differ?',
    'Type a sentence with one word twice and exchange the two. What has to be on before the figure notices?',
  ],
});
