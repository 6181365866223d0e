import { untrainedXor, xorInputs, xorTargets } from '@/models/training/xor';
import { leastLossOfOneUnit, lossOfTwoByHand } from '@/models/training/xorLimits';
import { num, oneOf, seed } from '@/state/dials';
import { figure } from '@/state/figure';
import { format } from '@/viz/format';

const units = (count: number) => `${count} hidden ${count === 1 ? 'unit' : 'units'}`;

export default figure({
  version: 1,
  title: 'A network learns exclusive or',
  caption:
    'Two inputs, a layer of tanh units, one output between 0 and 1. Colour is the output over the plane, the solid line where it is ½, a dashed line where one hidden unit changes its sign. Start trains the network here, in your browser, by gradient descent on the four rows; nothing is recorded beforehand.',
  dials: {
    hidden: num('Hidden units', 4, [1, 8], 1),
    learningRate: num('Learning rate η', 0.3, [0.01, 100], 0.01, { log: true }),
    steps: num('Steps', 600, [50, 2000], 50),
    seed: seed(),
    pace: oneOf('Pace', 'watch', { watch: 'to watch', full: 'full speed' }),
  },
  presets: [
    {
      id: 'four-units',
      name: 'Four units',
      set: {},
      notice: 'The ½ line bends until each corner lies on its side; the loss falls towards 0.',
    },
    {
      id: 'two-units',
      name: 'Two can be enough',
      set: { hidden: 2 },
      notice: 'Two units draw two lines, and the rows that are 1 end up between them.',
    },
    {
      id: 'one-unit',
      name: 'One is not enough',
      set: { hidden: 1 },
      notice: 'One unit draws one line: some row stays on the wrong side, however long it trains.',
    },
    {
      id: 'too-large',
      name: 'Too large a rate',
      set: { learningRate: 10, steps: 200 },
      notice: 'Every step leaps over the valley: the loss saw-tooths above where it began and never settles.',
    },
    {
      id: 'stuck',
      name: 'Stuck',
      set: { hidden: 2, seed: 2 },
      notice:
        'The same two units from other weights: two rows come right, two stay at about ½, and the loss rests on a plateau.',
    },
  ],

  compute({ hidden, seed }) {
    const untrained = untrainedXor(hidden, seed);
    return {
      untrained,
      rows: xorInputs.map(([x1, x2], row) => ({ x1, x2, target: xorTargets[row][0], name: `${x1} ${x2}` })),
      leastOfOne: leastLossOfOneUnit(),
      twoByHand: lossOfTwoByHand(),
    };
  },

  describe({ hidden, learningRate, steps, seed, pace }, { untrained, rows, leastOfOne }) {
    const outputs = rows.map(({ name }, i) => `${name} gives ${format(untrained.outputs[i])}`).join(', ');
    return [
      `A network with ${units(hidden)}, its weights drawn with seed ${seed}, is ready to train for ${steps} steps at learning rate ${format(learningRate, 6)}, ${pace === 'watch' ? 'slowly enough to watch' : 'at full speed'}.`,
      `Before the first step its loss is ${format(untrained.losses[0])}: ${outputs}; exclusive or asks for 0, 1, 1, 0.`,
      hidden === 1
        ? `With one hidden unit the loss cannot get below ${format(leastOfOne)}.`
        : 'Start begins the training; how far it is stands beside the buttons.',
    ].join(' ');
  },

  notice: ({ hidden }, { leastOfOne }) =>
    hidden === 1
      ? `With one hidden unit no training gets the loss below ${format(leastOfOne)}: a single line leaves one row on the wrong side.`
      : undefined,

  code: ['training/xor.ts', 'training/xorLimits.ts'],

  predict: {
    question: 'How many hidden units does a network need to compute exclusive or?',
    choices: ['one', 'two', 'four'],
    reveal: { hidden: 2 },
    gap: (_said, { leastOfOne, twoByHand }) =>
      `Two are enough: with weights set by hand they have a loss of ${format(twoByHand)}, while one unit, whatever its weights, keeps at least ${format(leastOfOne)}. Whether training finds such weights is another question: press Start, then try other seeds.`,
  },

  facts: {
    leastOfOne: ({ leastOfOne }) => format(leastOfOne),
    twoByHand: ({ twoByHand }) => format(twoByHand),
    before: ({ untrained }) => format(untrained.losses[0]),
  },

  tasks: [
    'Train two units with seeds 1 to 10. How many of them get stuck?',
    'Find the largest learning rate at which four units still learn.',
    'Press “One step” a few times at a rate of 10 and watch the loss.',
  ],
});
