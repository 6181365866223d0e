import { fetchCourse } from '@/corpus/course';
import { flag, matrix, num, oneOf, text } from '@/state/dials';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { compute, longest, type Result } from './compute';
import { table, taken } from './table';
import {
  againstFirst,
  dearestWords,
  describe,
  earlyWords,
  nats,
  readBefore,
  share,
  strayedWords,
  times,
} from './words';

const stopEarly = 5;
const banana = table[0]!.shares.findIndex(([token]) => token === 'Banana');
const sentence = (result: Result, i: number) => result.sentences?.[i];
type Fact = (result: Result) => string;
const bitsOf =
  (i: number): Fact =>
  (result) =>
    format(sentence(result, i)?.score.bitsPerToken ?? NaN);
const productOf =
  (i: number): Fact =>
  (result) =>
    share(sentence(result, i)?.score.product ?? NaN);

export default figure({
  version: 1,
  title: 'A sentence, factor by factor',
  caption:
    'Each column is one factor of the chain rule: the next word alone, given the words before it. Choose another word anywhere and watch the product. Bars have one scale. The shares are teaching values of a lecture, in percent; what is missing to 100 belongs to words that it does not list.',
  dials: {
    mode: oneOf('Probabilities', 'table', { table: 'a lecture’s', counted: 'the course’s' }),
    chosen: matrix('Chosen words', [taken], { min: 0, max: 9, maxRows: 1, maxCols: table.length }),
    length: num('Words counted', table.length, [1, table.length], 1),
    costs: flag('Show what each word costs', false),
    smooth: flag('Smooth: add k', false),
    k: num('k', 0.1, [0.001, 10], 0.001, { log: true }),
    word: text('A word never seen', 'teapot', 16, { inPicture: true }),
    own: text('Your own sentence', '', 300, { inPicture: true }),
  },
  presets: [
    {
      id: 'park',
      name: 'The park',
      set: {},
      notice: 'Seven small predictions make one tiny number; its logarithm can be read word by word.',
    },
    {
      id: 'banana',
      name: 'Banana',
      set: { chosen: [[banana, ...taken.slice(1)]], costs: true },
      notice: 'Only the first factor has changed, and the product is ten times smaller.',
    },
    {
      id: 'stop-early',
      name: 'Stop early',
      set: { length: stopEarly, costs: true },
      notice: 'Fewer factors, a larger product: a sentence looks likelier for being short. Compare the cost per token.',
    },
    {
      id: 'minimal-pairs',
      name: 'Minimal pairs',
      set: { mode: 'counted', costs: true },
      notice: 'One change, and the costs of the words around it move. These shares are counted, not invented.',
    },
  ],

  prepare: fetchCourse,
  compute,
  describe,

  notice(state, result) {
    if (result.sentences)
      return result.left > 0
        ? `The first ${longest} words of your sentence are scored; ${result.left} more were left out.`
        : readBefore(result.sentences);
    if (result.score.nats === Infinity) return dearestWords(result);
    if (state.length < table.length) return earlyWords(state, result);
    if (result.slots.some(({ strayed }) => strayed)) return strayedWords;
    return undefined;
  },

  code: [
    'language/sequenceScore.ts',
    'language/sequenceLoss.ts',
    'language/wordScorer.ts',
    'language/ngram/interpolated.ts',
    'language/bits.ts',
  ],

  predict: {
    question: 'Which of the seven tokens makes this sentence so unlikely: which one costs the most?',
    choices: ['I', 'went', 'park', 'STOP'],
    reveal: { costs: true },
    gap(said, result) {
      const { slots, score, dearest } = result;
      const words = dearestWords(result);
      const own = slots.findIndex(({ token, isCounted }) => token === said && isCounted);
      if (said === null || own < 0 || score.nats === Infinity) return words;
      return said === dearest.token ? `So it is: ${words}` : `“${said}” costs ${nats(score.costs[own]!)}. ${words}`;
    },
  },

  facts: {
    product: ({ score }) => share(score.product),
    nats: ({ score }) => nats(score.nats),
    natsPerToken: ({ score }) => nats(score.natsPerToken),
    bits: ({ score }) => format(score.bitsPerToken),
    perplexity: ({ score }) => format(score.perplexity),
    costs: ({ score }) => score.costs.map(nats).join(', '),
    dearest: ({ dearest }) => dearest.token,
    dearestCost: ({ score }) => nats(score.costs[score.dearest]!),
    dearestShare: ({ score }) => percent(score.dearestShare),
    tokens: ({ score }) => String(score.costs.length),
    wholeProduct: ({ whole: all }) => share(all.product),
    wholeBits: ({ whole: all }) => format(all.bitsPerToken),
    timesLikelier: ({ score, whole: all }) => times(score.product / all.product, 4),
    fullBits: bitsOf(0),
    doubledBits: bitsOf(1),
    shorterBits: bitsOf(2),
    fullProduct: productOf(0),
    doubledProduct: productOf(1),
    shorterProduct: productOf(2),
    doubledAgainst: (result) => (result.sentences ? againstFirst(result.sentences[1]!) : ''),
    shorterAgainst: (result) => (result.sentences ? againstFirst(result.sentences[2]!) : ''),
    trainingWords: ({ scorer }) => whole(scorer?.words ?? 0),
    vocabulary: ({ scorer }) => whole(scorer?.vocabulary ?? 0),
    order: ({ scorer }) => String(scorer?.order ?? ''),
  },

  tasks: [
    'Make the sentence as likely as the table allows. Is it a better sentence?',
    'Choose the word never seen, then smooth. What did the other words pay for it?',
    'Under “minimal pairs”, type a false sentence in good English beside a true one. Which costs more per token?',
  ],
});
