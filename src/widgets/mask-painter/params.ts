import { leakage } from '@/models/attention/leakage';
import { letterVectors } from '@/models/attention/letterVectors';
import { maskedHead, seededHead } from '@/models/attention/maskedHead';
import { emptyRows, maskOf } from '@/models/attention/maskKinds';
import { flag, matrix, num, oneOf, seed, view, type StateOf } from '@/state/dials';
import { figure } from '@/state/figure';
import type { Tensor } from '@/tensor';
import { format } from '@/viz/format';
import { noKey } from '@/viz/noKey';
import { capital, outputs, verdict } from './verdict';

const d = 4;
const english = ['Transformers', 'are', 'encoder', 'decoder', 'models', 'that', 'read', 'text'];
const french = ['Les', 'Transformers', 'sont', 'des', 'modèles', 'qui', 'lisent', 'bien'];
const padding = '<pad>';
/** Stands in for the changed token. */
const stranger = 'apples';

export const dials = {
  kind: oneOf('Mask', 'causal', {
    causal: 'causal',
    bidirectional: 'bidirectional',
    prefix: 'prefix',
    padding: 'padding',
    window: 'sliding window',
    block: 'encoder–decoder blocks',
    offByOne: 'causal, off by one',
    painted: 'painted by you',
  }),
  n: num('Tokens', 5, [1, 8], 1),
  given: num('Given tokens', 2, [0, 8], 1),
  window: num('Window', 3, [1, 8], 1),
  real: num('Real tokens', 3, [0, 8], 1),
  apply: oneOf('Hide cells by', 'before', { before: '−∞ before', after: '0 after' }),
  asking: flag('A touch asks “where from?”', false),
  token: num('Change token', 4, [1, 8], 1, { inPicture: true }),
  seed: seed(),
  view: view(),
  step: num('Step', 2, [0, 4], 1, { inPicture: true }),
  row: num('Selected query', 4, [1, 8], 1, { inPicture: true }),
  column: num('Selected key', 2, [1, 8], 1, { inPicture: true }),
  mask: matrix(
    'Painted cells',
    Array.from({ length: 5 }, (_, i) => [0, 1, 2, 3, 4].map((j) => Number(j <= i))),
    {
      min: 0,
      max: 1,
      maxRows: 8,
      maxCols: 8,
    },
  ),
};

type State = StateOf<typeof dials>;

export interface Result {
  tokens: string[];
  mask: number[][];
  /** The matrix of the current step. */
  shown: Tensor;
  /** Scores may have any sign; weights lie in 0…1. */
  ramp: 'signed' | 'weight';
  /** The step shows which cells are hidden. */
  maskShown: boolean;
  /** A row without an allowed key, from the step where it has no value. */
  emptyRow: boolean;
  empty: number[];
  output: Tensor;
  /** What is left of each row's weight; null without a value. */
  sums: (number | null)[];
  /** The changed token, from 0, and how far each output moved. */
  token: number;
  replacement: string;
  moved: (number | null)[];
  leaks: number[];
  given: number;
  selected: [number, number];
}

function tokensOf({ kind, n, given, real }: State): string[] {
  if (kind === 'padding') return english.slice(0, n).map((word, i) => (i < real ? word : padding));
  if (kind === 'block') return [...french.slice(0, Math.min(given, n)), ...english].slice(0, n);
  return english.slice(0, n);
}

function compute(state: State): Result {
  const { n, apply, step } = state;
  const tokens = tokensOf(state);
  const X = letterVectors(tokens, d, state.seed); // [n, d]
  const weights = seededHead(d, d, state.seed);
  const mask = maskOf({ ...state, painted: state.mask });
  const head = maskedHead(X, weights, mask, apply);

  const token = Math.min(state.token, n) - 1;
  const vector = (letterVectors([stranger], d, state.seed).tolist() as number[][])[0]!;
  const { moved, leaks } = leakage((x) => maskedHead(x, weights, mask, apply).output, X, token, vector);

  const before = apply === 'before';
  const stages = before ? [head.scaled, head.masked, head.weights] : [head.scaled, head.softmax, head.weights];
  const sums = head.weights.sum(1).tolist() as number[];
  return {
    tokens,
    mask: mask.tolist() as number[][],
    shown: stages[Math.min(step, 2)]!,
    ramp: step === 0 || (before && step === 1) ? 'signed' : 'weight',
    maskShown: step >= maskStep(state),
    emptyRow: before && step >= 2,
    empty: emptyRows(mask),
    output: head.output,
    sums: sums.map((sum) => (Number.isNaN(sum) ? null : sum)),
    token,
    replacement: stranger,
    moved,
    leaks,
    given: Math.min(state.given, n),
    selected: [Math.min(state.row, n) - 1, Math.min(state.column, n) - 1],
  };
}

/** The step at which the mask is first seen. */
export const maskStep = ({ apply }: State) => (apply === 'before' ? 1 : 2);

const steps = ({ apply }: State) => ({
  dial: 'step',
  names: [
    ...(apply === 'before' ? ['scores', 'mask', 'softmax'] : ['scores', 'softmax', 'mask']),
    'outputs',
    'change a token',
  ],
});

function describe(state: State, result: Result): string {
  const { tokens, mask, shown, selected, sums, moved, token } = result;
  const [i, j] = selected;
  const rows = mask.map(
    (row, q) => `${q + 1} may read ${row.flatMap((on, k) => (on ? [k + 1] : [])).join(', ') || 'nothing'}`,
  );
  const value = format(shown.at(i, j));
  const sentences = [
    `One attention head over ${tokens.length} tokens (${tokens.join(' ')}) under the mask “${dials.kind.options[state.kind]}” (${dials.apply.options[state.apply]} the softmax), seed ${state.seed}.`,
    `${dials.view.options[state.view]}. Queries: ${rows.join('; ')}.`,
    `Step “${steps(state).names[state.step]}”: query ${i + 1}, key ${j + 1}: ${value || noKey}.`,
    `The rows of weights sum to ${sums.map((sum) => (sum === null ? 'no value' : format(sum))).join(', ')}.`,
    `Token ${token + 1} is the one to change${state.step === 4 ? `, to “${result.replacement}”. The outputs move by ${moved.map((x) => (x === null ? 'no value' : format(x))).join(', ')}. ${verdict(state, result)}` : '.'}`,
    `A touch ${state.asking ? 'asks where a number is from' : 'paints a cell'}.`,
    `Kept for other masks: ${state.given} given tokens, a window of ${state.window}, ${state.real} real tokens, ${state.mask.flat().filter((x) => x >= 0.5).length} painted cells.`,
  ];
  return sentences.join(' ');
}

function notice({ n, apply }: State, { empty }: Result): string | undefined {
  if (n === 1 && empty.length === 0) return 'A single token can only read itself: its weight is 1 whatever its score.';
  if (empty.length === 0) return undefined;
  const who = `${empty.length === 1 ? 'Query' : 'Queries'} ${new Intl.ListFormat('en-GB').format(empty.map((i) => String(i + 1)))} may read no key`;
  return apply === 'before'
    ? `${who}: softmax would divide 0 by 0.`
    : `${who}: every weight is set to 0, and so is the output.`;
}

export default figure({
  version: 1,
  title: 'Paint a mask, test for leaks',
  caption:
    'One head over the running sentence. Paint the cells a query may read; then change one token and see which outputs move. Words are given vectors by their spelling and the weights are random, so only the mask decides who can move.',
  dials,
  presets: [
    {
      id: 'causal',
      name: 'Causal',
      set: {},
      notice: 'Each token reads itself and what came before; each row still sums to 1.',
    },
    {
      id: 'off-by-one',
      name: 'Off by one',
      set: { kind: 'offByOne', step: 4 },
      notice:
        'One diagonal too many: every output but the last has already read the next token, the very one it should predict.',
    },
    {
      id: 'zero-after',
      name: 'Zero after',
      set: { apply: 'after' },
      notice:
        'The mask is right but comes too late: rows no longer sum to 1, and hidden scores still changed the normaliser.',
    },
    {
      id: 'bidirectional',
      name: 'Bidirectional',
      set: { kind: 'bidirectional' },
      notice: 'No mask at all: an encoder reads in both directions.',
    },
    {
      id: 'prefix',
      name: 'Prefix',
      set: { kind: 'prefix', given: 2 },
      notice: 'The given tokens read one another freely; the rest is causal.',
    },
    {
      id: 'padding',
      name: 'Padding',
      set: { kind: 'padding', real: 3, token: 5, row: 2 },
      notice:
        'Columns of padding are hidden, rows are not: nobody may read padding, but a padded query still computes something, thrown away later.',
    },
    {
      id: 'window',
      name: 'Sliding window',
      set: { kind: 'window', n: 8, window: 3, row: 6, column: 5 },
      notice:
        'Each token reads itself and the two before it: the cost of each token grows with the window, not with the length.',
    },
    {
      id: 'blocks',
      name: 'Encoder–decoder',
      set: { kind: 'block', n: 7, given: 3, row: 5, column: 2, token: 6 },
      notice:
        'Three blocks: the source reads itself, the target reads the source (cross-attention), and the target reads its own past.',
    },
    {
      id: 'empty-row',
      name: 'Empty row',
      set: {
        kind: 'painted',
        asking: true,
        row: 3,
        mask: [
          [1, 0, 0, 0, 0],
          [1, 1, 0, 0, 0],
          [0, 0, 0, 0, 0],
          [1, 1, 1, 1, 0],
          [1, 1, 1, 1, 1],
        ],
      },
      notice: 'Query 3 may read nothing: its softmax would be 0/0.',
    },
  ],
  compute,
  steps,
  describe,
  notice,
  code: [
    'attention/maskedHead.ts',
    'attention/leakage.ts',
    'attention/maskKinds.ts',
    'attention/masks.ts',
    'attention/scaledDotProduct.ts',
    'attention/letterVectors.ts',
  ],
  predict: {
    question:
      'A mask is off by one: each token may read itself, its past and one token too many. Token 4 is changed. Which outputs move?',
    choices: ['only 4', '4 and 5', '3, 4 and 5', 'all five'],
    reveal: { kind: 'offByOne', apply: 'before', token: 4, step: 4 },
    gap: (_, { moved, leaks, token }) => {
      const positions = moved.flatMap((x, i) => (x !== null && x > 0 ? [i] : []));
      const all = positions.length ? `${capital(outputs(positions))} moved` : 'No output moved';
      const early = leaks.length
        ? `${capital(outputs(leaks))} should not have if each is to predict its next token.`
        : 'Nothing before it moved.';
      return `${all} when token ${token + 1} changed. ${early}`;
    },
  },
  tasks: [
    'Paint a mask in which token 5 can change nothing but its own output.',
    'Empty a row, then apply the mask after the softmax instead: what does its output become?',
    'Under “0 after softmax”, find a token whose change moves an earlier output although its weight there is 0.',
  ],
});
