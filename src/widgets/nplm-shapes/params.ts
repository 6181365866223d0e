import { digitsOfSequences } from '@/models/language/nplmSizes';
import { matrix, num, oneOf } from '@/state/dials';
import { figure } from '@/state/figure';
import { times, whole } from '@/viz/count';
import { format } from '@/viz/format';
import { computeNplm, mostContext, mostWritten, saidAt, steps } from './compute';

const questions = 6;
const empty = () => Array.from({ length: questions }, () => [0, 0]);
const choices = ['no more: C is shared', 'in proportion to the context', 'exponentially'] as const;
const kinds = { none: 'without C', C: 'with C', CD: 'with C and D', tied: 'with C and D = Cᵀ' } as const;
type Result = ReturnType<typeof computeNplm>;

/** "1 word", "3 words". */
const words = (count: number) => `${whole(count)} ${count === 1 ? 'word' : 'words'}`;
const symbol = { C: 'C', W_1: 'W₁', W_2: 'W₂', D: 'D' } as const;

const limitOf = (limit: number) => (limit < 1000 ? format(limit, 4) : whole(Math.round(limit)));

/** Which product fails and why, in one sentence. */
const mismatch = ({ sizes, given, stack, width }: Result) =>
  `W₁ has ${whole(sizes.context * width)} columns, but ${words(given)} make a stack of ${whole(stack)} rows: W₁ · stack has no value.`;

/** Whether the shared table saves anything. */
function verdict({ totals, limit, sizes }: Result): string {
  if (sizes.tables !== 'C' && sizes.tables !== 'none') {
    const { CD, tied } = totals;
    return `Tying saves ${whole(CD - tied)} numbers: ${whole(tied)} instead of ${whole(CD)}; neither table: ${whole(totals.none)}.`;
  }
  const pays = totals.C < totals.none ? 'C pays' : 'C does not pay';
  return `${pays}: ${whole(totals.C)} numbers with it, ${whole(totals.none)} without. It pays while d < ${limitOf(limit)}.`;
}

const partOf = (name: keyof typeof symbol, { parts }: Result) => parts.find((part) => part.name === name);

export default figure({
  version: 1,
  title: 'A window of words through one shared table',
  caption:
    'The neural probabilistic language model of Bengio, Ducharme and Vincent (2000) as shapes: p̂ = softmax(W₂ tanh(W₁ [C x₋₁; …; C x₋ₙ])), acting on columns. Small nets run, with weights drawn from a seed; large ones are counted.',
  dials: {
    context: num('Context n_ctx', 3, [1, mostContext], 1, { log: true }),
    d: num('Width d', 4, [1, 4096], 1, { log: true }),
    vocabulary: num('Vocabulary n_voc', 12, [2, 256_000], 1, { log: true }),
    hidden: num('Hidden units m', 5, [1, 4096], 1, { log: true }),
    tables: oneOf('Tables', 'C', kinds),
    extra: num('Words given beyond n_ctx', 0, [-3, 3], 1),
    step: num('Step', 0, [0, steps.length - 1], 1, { inPicture: true }),
    /** Rows and columns written for each question; 0 is an empty box. */
    answers: matrix('Your shapes', empty(), { min: 0, max: mostWritten, maxRows: questions, maxCols: 2 }),
  },
  presets: [
    {
      id: 'small',
      name: 'Three words',
      set: {},
      notice: 'One C for all three places, but a block of W₁ for each: n_ctx · d = 12 columns.',
    },
    {
      id: 'long-context',
      name: '2,048 words',
      set: { context: 2048, d: 100, vocabulary: 50_257, hidden: 100, step: 8 },
      notice: 'W₁ grows by m · d numbers with every further word; C and W₂ stay as they are.',
    },
    {
      id: 'wide',
      name: 'd > m',
      set: { context: 1, d: 8, hidden: 6, step: 7 },
      notice: 'With d above m·n_voc/(m + n_voc) the table costs more than it saves, and the rank is still m.',
    },
    {
      id: 'tied',
      name: 'Tied',
      set: { tables: 'tied', step: 7 },
      notice: 'D is C transposed: the second table costs nothing.',
    },
    {
      id: 'bare',
      name: 'Without C',
      set: { tables: 'none' },
      notice: 'W₁ reads the one-hot vectors: n_voc columns for every place.',
    },
    {
      id: 'exercise',
      name: 'Fill in the shapes',
      set: { step: 9 },
      notice: 'How many columns has W₁, how many rows W₂?',
    },
    {
      id: 'shape-error',
      name: 'One word too many',
      set: { context: 1, d: 100, extra: 1, step: 3 },
      notice: 'Made for one word of 100 numbers, the net gets two: 200 rows do not meet 100 columns.',
    },
  ],

  compute: computeNplm,

  steps: () => ({ dial: 'step', names: steps }),

  describe({ context, d, vocabulary, hidden, tables, step, extra, answers }, result) {
    const sizes = `A language model over n_ctx = ${whole(context)} words, ${kinds[tables]}: d = ${whole(d)}, n_voc = ${whole(vocabulary)}, m = ${whole(hidden)}.`;
    const fit = result.fits ? `${words(result.given)} given, as many as the net reads.` : mismatch(result);
    if (steps[step] === 'exercise') {
      const written = result.questions
        .map(({ name, given }) => `${name}: ${given.map((size) => size || 'empty').join(' × ')}`)
        .join('; ');
      return `${sizes} ${fit} (${extra} beyond n_ctx) The shapes are to be filled in: ${result.right} of ${result.questions.length} are right. ${written}.`;
    }
    const shapes = result.parts
      .map(
        ({ name, rows, columns, learned }) =>
          `${symbol[name]} is ${times([rows, columns])}${learned ? '' : ', shared with C'}`,
      )
      .join(', ');
    const shown =
      step < 7
        ? `Shown: ${steps[step]}. ${saidAt(step, result)}`
        : `Shown: the numbers learned${steps[step] === 'context' ? ' against the length of the context' : ', by part'}.`;
    const boxes = answers.flat().some((size) => size > 0) ? ' Some boxes of the exercise are filled in.' : '';
    return `${sizes} ${shapes}. ${whole(result.total)} numbers in all. ${verdict(result)} ${fit} (${extra} beyond n_ctx) ${shown}${boxes}`;
  },

  notice({ tables }, result) {
    const said = [
      result.given === 0 ? 'No word is given: there is nothing to stack.' : !result.fits && mismatch(result),
      tables === 'none' && 'Without C the width d is of no use.',
    ];
    return said.filter(Boolean).join(' ') || undefined;
  },

  code: ['language/nplm.ts', 'language/nplmSizes.ts', 'language/nplmExercise.ts'],

  predict: {
    question: 'The context grows from 3 words to 2,048. How does the number of learned numbers grow?',
    choices,
    reveal: { context: mostContext, step: 8 },
    gap(said, { sizes, line, width, total }) {
      const { context, hidden, vocabulary } = sizes;
      const digits = digitsOfSequences(sizes);
      const growth = context === 1 ? '' : `, ${whole(total)} for ${whole(context)}`;
      const numbers = `Every further word adds m · ${whole(width)} = ${whole(hidden * width)} numbers to W₁: ${whole(line[0]!.all)} in all for one word${growth}.`;
      const counts = `A table of counts would need a row for every sequence: ${whole(vocabulary)} to the power ${whole(context)}${context === 1 ? '' : `, a number of ${whole(digits)} ${digits === 1 ? 'digit' : 'digits'}`}.`;
      return `${said === choices[1] ? 'Yes, in proportion.' : 'In proportion.'} ${numbers} ${counts}`;
    },
  },

  facts: {
    tableC: (result) => whole(partOf('C', result)?.learned ?? 0),
    first: (result) => whole(partOf('W_1', result)!.learned),
    second: (result) => whole(partOf('W_2', result)!.learned),
    firstRows: (result) => whole(partOf('W_1', result)!.rows),
    firstColumns: (result) => whole(partOf('W_1', result)!.columns),
    secondRows: (result) => whole(partOf('W_2', result)!.rows),
    secondColumns: (result) => whole(partOf('W_2', result)!.columns),
    total: ({ total }) => whole(total),
    totalBare: ({ totals }) => whole(totals.none),
    totalWithC: ({ totals }) => whole(totals.C),
    totalWithD: ({ totals }) => whole(totals.CD),
    totalTied: ({ totals }) => whole(totals.tied),
    tyingSaves: ({ totals }) => whole(totals.CD - totals.tied),
    perWord: ({ sizes, width }) => whole(sizes.hidden * width),
    limit: ({ limit }) => limitOf(limit),
    limitOneWord: ({ limitOneWord }) => limitOf(limitOneWord),
    rank: ({ rankLimit }) => whole(rankLimit),
    rankMeasured: ({ rank }) => (rank === undefined ? 'not measured' : whole(rank)),
    stack: ({ stack }) => whole(stack),
    error: (result) => (result.fits ? 'none' : mismatch(result)),
  },

  tasks: [
    'How many columns has W₁ and how many rows W₂? Go to the exercise, and turn the sizes before you answer.',
    'Find the width d at which C stops paying, for one word and for three.',
    'Give the net one word more than it was made for. Which product fails, and would padding help it to remember?',
  ],
});
