import { figure } from '@/state/figure';
import { format } from '@/viz/format';
import { compute, type Result, type State } from './compute';
import { dials } from './dials';
import { describeDepth, describeGrid, movedBy } from './words';

const choices = ['batch norm only', 'layer norm only', 'all three', 'none of them'] as const;
const ofDepth = (read: (depth: NonNullable<Result['depth']>, state: State) => number) => (result: Result, state: State) => format(read((result.depth ?? compute({ ...state, show: 'depth' }).depth)!, state), 2); // prettier-ignore

export default figure({
  version: 1,
  title: 'Which numbers are averaged',
  caption:
    'The same subtraction and division three times. Batch norm averages down a column, over the examples; layer norm and RMSNorm average along a row, over the features of one example. The second view puts the norm before or after the parts of every block of a deep stack.',
  dials,
  presets: [
    {
      id: 'grid',
      name: 'One batch',
      set: {},
      notice: 'Row 1 has mean 4 and variance 9: its layer norm can be worked out in the head.',
    },
    {
      id: 'other-row',
      name: 'Change another row',
      set: { bump: 6, norm: 'batch' },
      notice: 'Row 3 was changed and row 1 was not, yet the batch norm of row 1 is different.',
    },
    {
      id: 'batch-one',
      name: 'Batch of one',
      set: { x: [[1, 3, 3, 9]], norm: 'batch' },
      notice: 'With a single example every feature is its own mean: batch norm leaves nothing but β.',
    },
    {
      id: 'outlier',
      name: 'Outlier',
      set: { x: [[1, 3, 3, 90], [4, 0, 2, 2], [1, 6, 1, 4]] }, // prettier-ignore
      notice:
        'Layer norm squeezes the other features of row 1 together; batch norm squeezes feature 4 of the other rows.',
    },
    {
      id: 'constant',
      name: 'Constant row',
      set: { x: [[3, 3, 3, 3], [4, 0, 2, 2], [1, 6, 1, 4]] }, // prettier-ignore
      notice: 'A constant row has variance 0: without ε it would be 0/0, with ε layer norm gives β.',
    },
    {
      id: 'rms',
      name: 'RMSNorm',
      set: { norm: 'rms' },
      notice: 'RMSNorm subtracts no mean and has no β: one sum a row fewer, and every number keeps its sign.',
    },
    {
      id: 'post-norm',
      name: 'Post-norm, deep',
      set: { show: 'depth', placement: 'post' },
      notice:
        'A norm after every addition holds the stream at size 1; the gradient is largest at the end of this stack.',
    },
    {
      id: 'pre-norm',
      name: 'Pre-norm, deep',
      set: { show: 'depth', placement: 'pre' },
      notice:
        'Nothing normalises the stream itself, so it grows; the gradient of the weights is largest in block 1 and falls from there.',
    },
  ],

  compute,

  describe: (state, result) => (state.show === 'depth' ? describeDepth(state, result) : describeGrid(state, result)),

  notice(state, { isEmpty, byHand, B, i }) {
    if (state.show === 'depth') return undefined;
    if (isEmpty) return 'The batch is empty: the figure shows its first batch.';
    if (B === 1 && state.norm === 'batch')
      return 'A batch of 1: each feature has variance 0, and batch norm gives β whatever the example is.';
    if (byHand.square === 0)
      return byHand.axis === 0
        ? 'This feature is the same in every example: its variance is 0, and only ε keeps 0/0 away.'
        : state.norm === 'rms'
          ? `Row ${i + 1} is all zeros: only ε keeps 0/0 away.`
          : `Row ${i + 1} is constant: its variance is 0, and only ε keeps 0/0 away.`;
    return undefined;
  },

  code: ['transformer/norms.ts', 'transformer/normPlacement.ts'],

  predict: {
    question: 'You add 6 to every feature of row 3. For which norms does the output of row 1 change?',
    choices,
    reveal: { show: 'grid', bump: 6, norm: 'batch' },
    gap(said, { other, i, moved }, { bump }) {
      if (other === undefined) return 'The batch has 1 row: there is no other to change.';
      if (bump === 0) return `Nothing was added to row ${other + 1}: row ${i + 1} stays as it is.`;
      const changed = { batch: moved.batch >= 1e-5, layer: moved.layer >= 1e-5, rms: moved.rms >= 1e-5 };
      const truth = changed.batch && !changed.layer && !changed.rms ? choices[0] : undefined;
      return `${said !== null && said === truth ? 'As you said: with' : 'With'} batch norm row ${i + 1} moves by ${movedBy(moved.batch)}, with layer norm by ${movedBy(moved.layer)}, with RMSNorm by ${movedBy(moved.rms)}. Only batch norm averages over the examples.`;
    },
  },

  facts: {
    mean: ({ byHand }) => format(byHand.centre ?? 0),
    variance: ({ byHand }) => format(byHand.square),
    spread: ({ byHand }) => format(byHand.spread),
    unit: ({ byHand }) => format(byHand.unit),
    output: ({ byHand }) => format(byHand.out),
    outputs: ({ normed, i, d }, { norm }) => Array.from({ length: d }, (_, j) => format(normed[norm].out.at(i, j))).join(', '), // prettier-ignore
    movedBatch: ({ moved }) => movedBy(moved.batch),
    movedLayer: ({ moved }) => movedBy(moved.layer),
    movedRms: ({ moved }) => movedBy(moved.rms),
    blocks: (_, { layers }) => String(layers),
    streamLast: ofDepth((depth, { placement }) => depth[placement].stream.at(-1)!),
    gradientFirst: ofDepth((depth, { placement }) => depth[placement].weightGradient[0]!),
    gradientLast: ofDepth((depth, { placement }) => depth[placement].weightGradient.at(-1)!),
  },

  tasks: [
    'Change row 3 until the batch norm of row 1 has another sign somewhere.',
    'Find a row that layer norm and RMSNorm treat alike.',
    'Choose γ and β so that the layer norm of row 1 gives row 1 back.',
    'In the deep stack, try four seeds: which curve hardly changes from draw to draw, pre-norm or post-norm?',
  ],
});
