import { lowRank } from '@/models/attention/lowRank';
import { breakEven, costCurves, valueCost, valueParameters } from '@/models/attention/macs';
import { resized } from '@/models/attention/resized';
import { valueTarget } from '@/models/attention/valueTarget';
import { tensor } from '@/tensor';
import { matrix, num, oneOf } from '@/state/dials';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';

const largestDrawn = 6;
const mostValues = 4096;
const stepNames = ['matrix', 'singular values', 'thin factors', 'what is lost', 'cost'] as const;
const countedSteps = ['sizes', 'cost'];
const choices = ['nothing', 'about a twentieth', 'about a third', 'more than half'] as const;
const countings = { full: 'everything', mixing: 'mixing only' };

export default figure({
  version: 1,
  title: 'One square matrix or two thin ones',
  caption:
    'The value matrix W as the best product of a d × r and an r × d matrix, by singular values, and the multiply-adds of one query both ways. The matrix is ours, with the singular values of the slide’s target (4 × 4: 5.56, 4.38, 2.27, 0.07). Up to d = 6 it is computed; beyond that only counted.',
  dials: {
    r: num('Rank r', 2, [1, 12288], 1, { log: true }),
    d: num('Width d', 4, [1, 12288], 1, { log: true }),
    N: num('Values N', 4, [1, mostValues], 1, { log: true }),
    counting: oneOf('Count', 'full', countings),
    W: matrix(
      'W',
      valueTarget.map((row) => [...row]),
      { min: -100, max: 100, maxRows: largestDrawn, maxCols: largestDrawn },
    ),
    /** Map (0 W, 1 product, 2 error), row and column; none until a cell is chosen. */
    chosen: matrix('Chosen number', [], { min: 0, max: largestDrawn - 1, maxRows: 1, maxCols: 3 }),
    step: num('Step', 0, [0, stepNames.length - 1], 1, { inPicture: true }),
  },
  presets: [
    {
      id: 'slide',
      name: '4 × 4, r = 2',
      set: {},
      notice: 'The slide writes its 4 × 4 matrix as a 4 × 2 times a 2 × 4 matrix. How near can that come?',
    },
    {
      id: 'mistake',
      name: 'Find the mistake',
      set: { step: 3 },
      notice:
        'The slide sets the product equal to its target. It cannot be: the target has rank 4, a product of rank 2 does not.',
    },
    {
      id: 'rank-one',
      name: 'r = 1',
      set: { r: 1, step: 3 },
      notice: 'One column times one row: every row of the product is a multiple of the same row.',
    },
    {
      id: 'full',
      name: 'r = d',
      set: { r: 4, step: 4 },
      notice: 'At r = d nothing is lost and nothing saved: two square matrices cost more than one.',
    },
    {
      id: 'gpt3',
      name: 'GPT-3, N = 4',
      set: { d: 12288, r: 128, N: 4, step: 4 },
      notice:
        'The factor from 12288 to 128 is the way down, the one from 128 to 12288 the way up; the slide has the two names exchanged.',
    },
    {
      id: 'gpt3-2048',
      name: 'GPT-3, N = 2048',
      set: { d: 12288, r: 128, N: 2048, step: 4 },
      notice: 'With a full context the thin way is 96 times cheaper.',
    },
    {
      id: 'break-even',
      name: 'Break-even N = 129',
      set: { d: 12288, r: 128, N: 129, counting: 'mixing', step: 4 },
      notice:
        'Count the mixing alone, as the slide does, and the square still wins here. Count the making of the values too, and it never does.',
    },
  ],

  compute({ r: asked, d, N, counting, W, chosen }) {
    const r = Math.min(asked, d);
    const sizes = { N, d, r };
    const drawn = d <= largestDrawn;
    const square = drawn
      ? tensor(
          resized(W, d, d, () => 0),
          { name: 'W', axes: ['d', 'd'] },
        )
      : undefined;
    const thin = square && lowRank(square, r);
    const cost = valueCost(sizes, counting);
    return {
      ...sizes,
      asked,
      W: square,
      thin,
      /** ‖W − W↓·W↑‖ / ‖W‖ */
      error: thin?.relativeErrors[r],
      parameters: valueParameters(sizes),
      cost,
      ratio: cost.whole / cost.thin,
      even: breakEven(sizes, counting),
      curves: costCurves(sizes, counting, mostValues),
      mostValues,
      chosen: chosen[0] && {
        map: Math.min(2, Math.round(chosen[0][0] ?? 0)),
        at: [chosen[0][1] ?? 0, chosen[0][2] ?? 0].map((i) => Math.min(Math.round(i), d - 1)),
      },
    };
  },

  steps: ({ d }) => ({ dial: 'step', names: d <= largestDrawn ? stepNames : countedSteps }),

  describe({ step, counting, W }, { d, r, asked, N, thin, error, cost, parameters, ratio, even, chosen }) {
    const at = thin ? stepNames[step]! : step === 0 ? 'sizes' : 'cost';
    const entries = resized(W, Math.min(d, largestDrawn), Math.min(d, largestDrawn), () => 0).map((row) =>
      row.map((x) => format(x)).join(' '),
    );
    const shown = {
      matrix: `Its rows: ${entries.join('; ')}.`,
      sizes: `Too large to be computed here: ${whole(parameters.whole)} numbers or ${whole(parameters.thin)}.`,
      'singular values': `Its singular values are ${thin?.singularValues.map((value) => format(value)).join(', ')}.`,
      'thin factors': `Of its singular values ${thin?.singularValues.map((value) => format(value)).join(', ')} the first ${r} are kept.`,
      'what is lost': `The best product of rank ${r} misses it by ${percent(error ?? 0)}; it has rank ${thin?.rank}.`,
      cost:
        even === undefined ? 'The thin way is never cheaper.' : `The thin way is cheaper above N = ${format(even, 4)}.`,
    }[at];
    return (
      `A ${whole(d)} × ${whole(d)} value matrix of ${whole(parameters.whole)} numbers, as a product of two factors of rank ${r}${asked > r ? ` (${whole(asked)} was asked for)` : ''} with ${whole(parameters.thin)} numbers. ` +
      `Step ${at}. ${shown} One query over N = ${whole(N)} values, counting ${counting === 'full' ? 'the making and the mixing of the values' : 'the mixing only'}: ${whole(cost.whole)} multiply-adds with the square, ${whole(cost.thin)} with the factors, ${format(ratio)} times.` +
      (chosen && thin
        ? ` Chosen: row ${chosen.at[0]! + 1}, column ${chosen.at[1]! + 1} of ${['W', 'the product', 'the error'][chosen.map]}.`
        : '')
    );
  },

  notice({ r }, { d }) {
    if (r > d)
      return `A ${whole(d)} × ${whole(d)} matrix has rank ${whole(d)} at most: the figure uses r = ${whole(d)}.`;
    return undefined;
  },

  code: ['attention/lowRank.ts', 'attention/macs.ts', 'attention/valueTarget.ts'],

  predict: {
    question: 'The 4 × 4 matrix is replaced by the best product of a 4 × 2 and a 2 × 4 matrix. How much of it is lost?',
    choices,
    reveal: { step: 3 },
    gap(said, { error, r, thin }) {
      if (error === undefined || !thin)
        return 'A matrix this large is counted, not computed: choose d = 6 or less to see what is lost.';
      const truth = choices[error < 0.01 ? 0 : error < 0.15 ? 1 : error < 0.5 ? 2 : 3];
      return `${said === truth ? 'Yes: the' : 'The'} best product of rank ${r} misses W by ${percent(error)} of its length. W has rank ${thin.rank}; the singular values not kept are lost.`;
    },
  },

  facts: {
    error: ({ error }) => percent(error ?? 0),
    squareNumbers: ({ parameters }) => whole(parameters.whole),
    thinNumbers: ({ parameters }) => whole(parameters.thin),
    timesFewer: ({ parameters }) => format(parameters.whole / parameters.thin),
    squareCost: ({ cost }) => whole(cost.whole),
    thinCost: ({ cost }) => whole(cost.thin),
    timesCheaper: ({ ratio }) => String(Math.round(ratio)),
    breakEven: ({ even }) => (even === undefined ? 'none' : format(even, 4)),
  },

  tasks: [
    'Edit W until two thin matrices of rank 2 are enough to lose nothing.',
    'At GPT-3’s sizes, find the rank at which the two factors hold as many numbers as the square.',
    'Count the mixing only: from which N on do the factors win? Count everything: is there such an N?',
  ],
});
