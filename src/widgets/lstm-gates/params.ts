import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format } from '@/viz/format';
import { compute, sizes } from './compute';
import { dials } from './dials';
import { presets } from './presets';
import { describe, notice } from './words';

export default figure({
  version: 1,
  title: 'Gates of an LSTM',
  caption:
    'The belt carries one unit of the memory from left to right, as wide as the number on it; a broken line is a negative number. Gates let a share through: set them by hand, compute them from drawn weights, or train them. Press a result beside the belt to see where it comes from.', // prettier-ignore
  dials,
  presets,
  compute,

  steps(state) {
    const { view } = compute(state);
    const counted = Array.from({ length: view.T }, (_, t) => String(t + 1));
    const named = state.gates === 'drawn' && view.T <= 12 ? view.tokens! : counted;
    return { dial: 'step', names: ['start', ...named] };
  },

  describe,
  notice,

  code: [
    'recurrent/lstm.ts',
    'recurrent/gruCho.ts',
    'recurrent/gatedRnn.ts',
    'recurrent/gates/cell.ts',
    'recurrent/gates/byHand.ts',
    'recurrent/gates/directPath.ts',
    'recurrent/gates/rememberFirst.ts',
    'recurrent/gates/gruForms.ts',
  ],

  predict: {
    question: 'f = 0.9 at every step. How much of the cell is left after 50 steps?',
    choices: ['about a half', 'about a tenth', 'about half a percent'],
    reveal: { cell: 'lstm', gates: 'hand', keep: 0.9, candidate: 0.5, length: 51, step: 51 },
    gap: (_said, { kept }) =>
      `0.9 multiplied by itself 50 times is ${format(kept.at90)}: half is gone every ${format(kept.half90, 2)} steps. With f = 0.99, ${format(kept.at99)} would be left.`,
  },

  facts: {
    lstmParameters: () => whole(sizes.lstm),
    lstmParametersDoubleBias: () => whole(sizes.lstmInPytorch),
    gruParameters: () => whole(sizes.gru),
    gruParametersDoubleBias: () => whole(sizes.gruInPytorch),
    gatedParameters: () => whole(sizes.gated),
    left50at90: ({ kept }) => format(kept.at90),
    left50at99: ({ kept }) => format(kept.at99),
    left50at50: ({ kept }) => format(kept.at50),
    halfLife90: ({ kept }) => format(kept.half90),
    halfLife99: ({ kept }) => format(kept.half99),
    forget: ({ view }) => format(at(view).keep.value),
    input: ({ view }) => format(at(view).write.value),
    candidate: ({ view }) => format(at(view).candidate.value),
    output: ({ view }) => format(at(view).reveal?.value ?? 1),
    before: ({ view }) => format(at(view).before.state),
    cell: ({ view }) => format(at(view).state),
    hidden: ({ view }) => format(at(view).h),
    /** of a change at step 1, at the last step */
    left: ({ view }) => format(view.direct[0]!),
    leftAllPaths: ({ view }) => format(view.all[0]!),
    formsApart: ({ view }) => format(view.forms?.most ?? 0),
  },

  tasks: [
    'By hand, make the cell carry 0.8 for 100 steps, then make it lose half of that in 7.',
    'Make c grow without bound. Why does h not follow?',
    'Train with the bias of f at −2. What has become of the first number at the end?',
    'Train to remember a bit instead of a number. Does the write gate still shut? Why need it not?',
  ],
});

/** The step shown; the first, before there is one. */
const at = ({ steps, t }: ReturnType<typeof compute>['view']) => steps[Math.max(0, t - 1)]!;
