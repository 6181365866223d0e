import { figure } from '@/state/figure';
import { format, formatFixed, percent } from '@/viz/format';
import { stageIds } from '@/models/transformer/blockFlow';
import { compute, type Result } from './compute';
import { dials } from './dials';
import { describe, notice, stageNames } from './words';

const measured = (result: Result, part: string | undefined) =>
  result.absent ? undefined : result.measures?.find((one) => one.part === part);
const share = (x: number | undefined) => percent(x ?? NaN);

export default figure({
  version: 1,
  title: 'One block, step by step',
  caption:
    'The residual stream runs down the left; attention and the feed-forward layer each read a normed copy of it and add what they find. Press a stage to see its tensor, an entry to see where it is from. The default weights are drawn from the seed and untrained.',
  dials,
  presets: [
    {
      id: 'sentence',
      name: 'Running sentence',
      set: {},
      notice: 'The shape of the stream never changes: every part reads it and writes back into it.',
    },
    {
      id: 'no-residual',
      name: 'No residual',
      set: { without: 'residual', show: 'hurt', stage: 6 },
      notice:
        'Each part replaces the stream instead of adding to it, and the token’s own vector is hardly to be found again.',
    },
    {
      id: 'no-positions',
      name: 'No positions',
      set: { without: 'positions', show: 'hurt' },
      notice: 'The last token of one block hears the same set of words in any order, so it answers the same.',
    },
    {
      id: 'no-feed-forward',
      name: 'No feed-forward',
      set: { without: 'feedForward', show: 'hurt', stage: 10 },
      notice: 'The block still moves information between tokens; nothing is computed within one.',
    },
    {
      id: 'no-attention',
      name: 'No attention',
      set: { without: 'attention', show: 'hurt', stage: 5 },
      notice: 'Every token goes on alone: changing the first word changes nothing at the last.',
    },
    {
      id: 'too-long',
      name: 'Longer than n_ctx',
      set: {
        text: 'Everyone in the village by the river said that the tiger climbed down to drink because it was thirsty after the long hot day',
        token: 16,
      },
      notice: 'What does not fit is not read: the block starts in the middle of the sentence.',
    },
    {
      id: 'trained',
      name: 'Trained model',
      set: {
        weights: 'trained',
        show: 'hurt',
        layer: 4,
        token: 20,
        text: '"It is quite impossible," said Holmes, "that the man should have come to Baker',
      },
      notice: 'One token through a block that was trained, and what the whole model loses without each part.',
    },
  ],
  compute,
  steps: () => ({ dial: 'stage', names: stageIds.map((id) => stageNames[id]) }),
  describe,
  notice,
  code: [
    'transformer/blockFlow.ts',
    'transformer/gpt.ts',
    'transformer/blockFlowMeasures.ts',
    'transformer/blockFlowLoss.ts',
  ],
  predict: {
    question:
      'One block without positions: all words before the last are put in reverse order. What does the output at the last word do?',
    choices: ['it moves as much as before', 'it moves a little', 'it does not move'],
    reveal: { weights: 'untrained', without: 'positions', show: 'hurt' },
    gap(_, result) {
      if (result.absent || !result.measures)
        return 'Choose the weights from the seed and show the cost to see how far it moves.';
      const bare = measured(result, 'positions')?.order;
      const whole = measured(result, undefined)?.order;
      return bare === undefined || whole === undefined
        ? 'This text reads the same in reverse, or has fewer than 3 tokens: there is no other order to try.'
        : `Without positions it moves by ${percent(bare)} of its length, to the rounding of float32; with them by ${percent(whole)}.`;
    },
  },
  facts: {
    orderWithPositions: (result) => share(measured(result, undefined)?.order),
    orderWithoutPositions: (result) => share(measured(result, 'positions')?.order),
    hears: (result) => share(measured(result, undefined)?.hears),
    hearsWithoutAttention: (result) => share(measured(result, 'attention')?.hears),
    keeps: (result) => formatFixed(measured(result, undefined)?.keeps ?? NaN, 2),
    keepsWithoutResidual: (result) => formatFixed(measured(result, 'residual')?.keeps ?? NaN, 2),
    keepsWithoutFeedForward: (result) => formatFixed(measured(result, 'feedForward')?.keeps ?? NaN, 2),
    sizeWithoutResidual: (result) => format(measured(result, 'residual')?.size ?? NaN),
    size: (result) => format(measured(result, undefined)?.size ?? NaN),
    tokensLeftOut: (result) => (result.absent ? '' : String(result.left)),
    tokens: (result) => (result.absent ? '' : String(result.tokens.length)),
  },
  tasks: [
    'Step to “scores”, find whom the last token reads most, and follow that number back to q and k.',
    'Leave out the norms and compare the size of the stream after the block with the size before.',
    'Load the trained model, type a sentence of your own and find the ablation that costs it most. Is it the same for every sentence?',
  ],
});
