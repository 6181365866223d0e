import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format } from '@/viz/format';
import { compute, type Result } from './compute';
import { dials } from './dials';
import { describe, notice } from './words';

const choices = ['once or twice', 'about twenty times', 'hundreds of times'] as const;
const times = ({ passes }: Result) => (passes < 5 ? choices[0] : passes < 80 ? choices[1] : choices[2]);

export default figure({
  version: 1,
  title: 'Train a small GPT',
  caption:
    'A step draws windows of text, predicts each next token, computes the loss and its gradient, and moves the weights. The model that learns here is fresh and reads letters, or is the one this site ships. Held-out text is measured, not learned from here. Samples are drawn with the same random numbers each time.',
  dials,
  presets: [
    {
      id: 'fresh',
      name: 'Fresh',
      set: {},
      notice:
        'Press Start: in the samples common letters come first, then spaces at the right places, then short words; the loss falls in the same order.',
    },
    {
      id: 'continue',
      name: 'Continue',
      set: { model: 'shipped', text: 'paragraph', learningRate: 0.0005, batch: 4, steps: 60 },
      notice:
        'The trained model goes on learning one paragraph: within sixty steps it knows much of it by heart, and gets worse at the paragraphs that follow.',
    },
    {
      id: 'too-fast',
      name: 'Too fast',
      set: { learningRate: 0.1 },
      notice:
        'Ten times the rate: the loss falls at once and then hardly any further, and the samples stay a soup of common letters.',
    },
    {
      id: 'too-slow',
      name: 'Too slow',
      set: { learningRate: 0.0001 },
      notice: 'A hundredth of the rate: every step is right and too small, and the run ends before words begin.',
    },
    {
      id: 'overfit',
      name: 'Overfit',
      set: { text: 'paragraph' },
      notice:
        'The whole text is one paragraph: the loss on it falls towards 0 while the loss on the next paragraphs turns and rises.',
    },
  ],

  compute,
  describe,
  notice,

  code: [
    'transformer/tinyTrain.ts',
    'transformer/trainGpt.ts',
    'transformer/tinyTrainText.ts',
    'transformer/tinyTrainVerdict.ts',
    'transformer/gpt.ts',
    'training/fitRecorded.ts',
    'training/schedule.ts',
  ],

  predict: {
    question: 'The story’s opening has about 14,000 letters to learn from. How often will this run meet each of them?',
    choices,
    reveal: { model: 'fresh', text: 'story', batch: 8, steps: 600 },
    gap: (said, result) => {
      const right = times(result);
      return `${said === null ? '' : said === right ? 'Yes: ' : 'No: '}${whole(result.seen)} tokens are seen and the text has ${whole(result.learned)}, so each is met about ${format(result.passes, 2)} times. A large model usually meets its text about once; that is why a small text is soon known by heart.`;
    },
  },

  facts: {
    parameters: ({ parameters }) => whole(parameters),
    tokens: ({ learned }) => whole(learned),
    heldOut: ({ heldOut }) => whole(heldOut),
    vocabulary: ({ vocabulary }) => whole(vocabulary),
    /** nats a token */
    clueless: ({ clueless }) => format(clueless),
    byFrequency: ({ byFrequency }) => format(byFrequency),
    tokensAStep: ({ tokensAStep }) => whole(tokensAStep),
    seen: ({ seen }) => whole(seen),
    passes: ({ passes }) => format(passes, 2),
  },

  tasks: [
    'Find the largest learning rate at which the held-out loss still falls below 2.5 in 600 steps.',
    'Halve the windows a step and double the steps: the same tokens are seen. Which run ends lower?',
    'Train a fresh model on a paragraph of your own. After which step does the held-out loss turn?',
    'Continue the trained model on a text of your own, then look at what it writes: how much of Holmes is left?',
  ],
});
