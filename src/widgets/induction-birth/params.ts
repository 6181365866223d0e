import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format } from '@/viz/format';
import { compute } from './compute';
import { dials } from './dials';
import { describe, gap, notice } from './words';

const choices = ['the token before it', 'where the same token stood before', 'what followed the same token'] as const;

export default figure({
  version: 1,
  title: 'Induction heads are born',
  caption:
    'A tiny GPT learns here to continue random tokens that repeat. An induction head reads, from a token that has stood before, the token that followed it there; it needs a previous-token head in the layer below. Curves: on rows kept apart. Maps: where each head looks in the text above; L1H0 is the first of the second layer.',
  dials,
  presets: [
    {
      id: 'two-layers',
      name: 'Two layers',
      set: {},
      notice:
        'Press Start: for about 200 steps hardly anything is copied, then the loss breaks and the maps fall into two kinds of stripe.',
    },
    {
      id: 'one-layer',
      name: 'One layer',
      set: { layers: 'one', steps: 600, head: 0 },
      notice:
        'The same training without a layer below: no head can know what stood before the tokens it looks at, and copying never comes.',
    },
    {
      id: 'learned-positions',
      name: 'Learned positions',
      set: { positions: 'learned', shortest: 4, steps: 900 },
      notice:
        'Positions as a learned table that starts as small sinusoids: copying begins a little sooner and takes hundreds of steps, and in the end one head of the first layer reads almost nothing but the token before.',
    },
    {
      id: 'seed-2',
      name: 'Another seed',
      set: { seed: 2 },
      notice:
        'Other weights and other rows: the break comes again between steps 200 and 300, and which head does what may differ.',
    },
  ],

  compute,
  describe,
  notice,

  code: [
    'transformer/induction/headScores.ts',
    'transformer/induction/trainInduction.ts',
    'transformer/induction/copies.ts',
    'transformer/induction/inductionGpt.ts',
    'transformer/induction/inductionReading.ts',
    'transformer/gpt.ts',
    'training/fitRecorded.ts',
  ],

  predict: {
    question:
      'In the second copy the next token can be known. Which earlier token does a head have to read to know it?',
    choices,
    reveal: { at: 17, shown: 12 },
    gap: (said, result) => gap(said, choices[2], result),
  },

  facts: {
    parameters: ({ parameters }) => whole(parameters),
    vocabulary: ({ vocabulary }) => whole(vocabulary),
    /** ln V, nats */
    clueless: ({ clueless }) => format(clueless),
    segment: ({ segment }) => whole(segment),
  },

  tasks: [
    'Run three seeds. At which step does the induction score pass one half, and at which the previous-token score?',
    'Pause just before the break and press “One step” a few times: which of the two scores rises first?',
    'Choose a token in the second copy whose guess is wrong. Where do the two heads of the second layer look from it?',
    'Train with one layer for 2,000 steps. Does waiting help?',
  ],
});
