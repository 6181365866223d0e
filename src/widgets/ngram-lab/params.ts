import { fetchCourse } from '@/corpus/course';
import { flag, num, oneOf, seed, text } from '@/state/dials';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { compute, limit } from './compute';
import { described, judgedWords, smoothings } from './words';

export default figure({
  version: 1,
  title: 'A language model made of counts',
  caption:
    'Nine tenths of a text are counted; every tenth sentence is held out. The model sees the last N − 1 tokens and looks up what followed them. Click a token to write with it, or let the seed draw. An underlined run stands word for word in the text.',
  dials: {
    n: num('N', 3, [1, 5], 1),
    unit: oneOf('Tokens', 'words', { words: 'words', letters: 'letters' }),
    smoothing: oneOf('Smoothing', 'interpolated', smoothings),
    k: num('k', 1, [0.001, 10], 0.001, { log: true }),
    corpus: oneOf('Text', 'course', { course: 'this course', sherlock: 'A Scandal in Bohemia', own: 'your own text' }),
    seed: seed(),
    length: num('Sample length', 60, [10, 300], 10),
    compare: flag('Compare N = 1 to 5', false),
    context: text('Words before', 'The model predicts the next', 2000, { inPicture: true }),
    text: text('Your own text', '', 1_000_000, { multiline: true, files: true, inPicture: true }),
  },
  presets: [
    {
      id: 'course',
      name: 'This course',
      set: {},
      notice: 'Two words of context are enough for grammar, and far too few for sense.',
    },
    {
      id: 'sherlock',
      name: 'Sherlock',
      set: { corpus: 'sherlock', context: 'To Sherlock Holmes she is' },
      notice: 'The same counting on another text writes in another voice.',
    },
    {
      id: 'one',
      name: 'N = 1: salad',
      set: { n: 1, context: '' },
      notice: 'Without a context only frequencies are left: the right words in no order at all.',
    },
    {
      id: 'four',
      name: 'N = 4: quotes',
      set: { n: 4, smoothing: 'none', context: '' },
      notice: 'Three words of context mostly have one continuation: what reads so well is copied.',
    },
    {
      id: 'letters',
      name: 'Letters',
      set: { n: 4, unit: 'letters', context: 'the mod', length: 240 },
      notice: 'Three letters of context make words that look English, some of which exist.',
    },
    {
      id: 'unseen',
      name: 'Never seen',
      set: { smoothing: 'none', context: 'my grandmother knits purple' },
      notice:
        'Counts have no answer for a context they never saw: the model forgets words until it knows what is left.',
    },
    {
      id: 'window',
      name: 'Out of sight',
      set: { context: 'The keys to the cabinet in the corner of the' },
      notice: 'Two words are in the window: that this is about keys has slid out of sight.',
    },
  ],

  prepare: fetchCourse,
  compute,
  describe: described,

  notice(state, result) {
    if (result.missing) return 'Your text is empty: the course is counted until you give one.';
    if (result.empty) return 'Your text has no words: there is nothing to count.';
    if (result.left > 0)
      return `The first ${whole(limit)} characters are counted; ${whole(result.left)} more were left out.`;
    if (result.judgement.heldOut === undefined) return judgedWords(state, result.judgement);
    return undefined;
  },

  code: [
    'language/ngram/mle.ts',
    'language/ngram/counts.ts',
    'language/ngram/trie.ts',
    'language/ngram/interpolated.ts',
    'language/ngram/addK.ts',
    'language/ngram/kneserNey.ts',
    'language/ngram/perplexity.ts',
    'language/ngram/sampleText.ts',
  ],

  predict: {
    question: 'N grows from 1 to 5. What does the perplexity of the held-out sentences do?',
    choices: ['it falls with every N', 'it falls, then no more', 'it rises with every N'],
    reveal: { compare: true },
    gap(_said, { curve }, state) {
      // Whoever comes by a link sees the answer though nothing is compared yet.
      const judged = curve ?? compute({ ...state, compare: true }).curve ?? [];
      const heldOut = judged.map(({ heldOut }) => heldOut ?? NaN);
      if (heldOut.some(Number.isNaN)) return 'With fewer than 2 sentences none is held out; choose a longer text.';
      if (heldOut.every((value) => value === Infinity))
        return 'Without smoothing it is infinite for every N, 1 included: one n-gram with probability 0 is enough. Choose another smoothing.';
      const best = heldOut.indexOf(Math.min(...heldOut));
      const last = judged[judged.length - 1];
      const shape =
        best === heldOut.length - 1
          ? 'It falls with every N'
          : best === 0
            ? 'It rises'
            : `It falls until N = ${best + 1}, then no more`;
      const unseen = percent(last.unseenContexts ?? NaN);
      const why =
        best === judged.length - 1
          ? `At N = ${last.n} only ${unseen} of the held-out contexts were never counted: the text is long enough for such short contexts.`
          : `At N = ${last.n}, ${unseen} of the held-out contexts were never counted: the long contexts have little to say.`;
      const [before, after] = [judged[0].training ?? NaN, last.training ?? NaN];
      const training =
        after < before
          ? `On the text it was counted from, the same model falls to ${format(after)}: quoting is easy.`
          : `Even on the text it was counted from, it goes from ${format(before)} to ${format(after)}: what k adds goes to tokens that never follow.`;
      return `${shape}: ${heldOut.map((value) => format(value)).join(', ')}. ${why} ${training}`;
    },
  },

  facts: {
    tokens: ({ tokens }) => whole(tokens),
    vocabulary: ({ vocabulary }) => whole(vocabulary),
    contextCount: ({ seen }) => whole(seen),
    continuations: ({ next }) => whole(next.kinds),
    likeliest: ({ next }) => next.items[0]?.piece ?? '',
    count: ({ next }) => whole(next.items[0]?.count ?? 0),
    probability: ({ next }) => format(next.items[0]?.p ?? NaN),
    trainingPerplexity: ({ judgement }) => format(judgement.training ?? NaN),
    heldOutPerplexity: ({ judgement }) => format(judgement.heldOut ?? NaN),
    unseenContexts: ({ judgement }) => percent(judgement.unseenContexts ?? NaN),
    unseenNgrams: ({ judgement }) => percent(judgement.unseenNgrams ?? NaN),
    copied: ({ copied }) => whole(copied),
  },

  tasks: [
    'Write a sentence by clicking alone. Then raise N and try to leave the text you are quoting.',
    'Choose letters and turn N from 1 to 5. When do the first real words appear?',
    'Without smoothing, find a sentence of the course whose words are all known and whose probability is 0.',
  ],
});
