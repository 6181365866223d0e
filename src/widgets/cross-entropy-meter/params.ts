import { withShare } from '@/models/language/shares';
import { figure } from '@/state/figure';
import { format, formatExact, formatFixed, formatTyped } from '@/viz/format';
import { compute, type Result } from './compute';
import { dials, earlier, tokens } from './dials';
import { describe, nats } from './words';

const row = dials.prediction.initial[0]!;
const list = (values: ArrayLike<number>) => Array.from(values, (x) => formatFixed(x, 3)).join(', ');
type Fact = (result: Result) => string;
const lossFact: Fact = ({ loss }) => nats(loss);

export default figure({
  version: 1,
  title: 'How surprised is the model?',
  caption:
    'Filled bars are the prediction p̂, outlines the target p. Drag a bar: the other tokens keep their proportions and share the rest, as if only that token’s logit had moved. Press a token to make it the true one. The probabilities of the earlier positions are given; type your own.',
  dials,
  presets: [
    {
      id: 'spread',
      name: 'Spread out',
      set: {},
      notice: 'Only the probability of the true token is read; the others count because all must sum to one.',
    },
    {
      id: 'right',
      name: 'Sure and right',
      set: { prediction: [[0.95, 0.01, 0.01, 0.01, 0.01, 0.01]], step: 1 },
      notice: 'This token costs almost nothing. Look at the mean over the text before you praise the model.',
    },
    {
      id: 'wrong',
      name: 'Sure and wrong',
      set: { prediction: [[0.01, 0.01, 0.01, 0.01, 0.95, 0.01]] },
      notice: 'The loss explodes where the model was sure of something else, and the gradient pulls hardest there.',
    },
    {
      id: 'uniform',
      name: 'Uniform',
      set: { prediction: [tokens.map(() => 1 / tokens.length)] },
      notice: 'A model that knows nothing pays ln 6 whatever comes: its perplexity is the number of tokens.',
    },
    {
      id: 'zero',
      name: 'Ruled out',
      set: { prediction: [[0, 0.05, 0.2, 0.05, 0.4, 0.3]] },
      notice:
        'A probability of 0 for what came is punished without limit. A softmax never says 0, unless a token is masked.',
    },
  ],

  compute,
  steps: () => ({ dial: 'step', names: ['one position', 'the whole text'] }),
  describe,

  notice({ prediction, others }) {
    if (prediction.length > 1 || others.length > 1) return 'Only the first row of probabilities is used.';
    const sum = (prediction[0] ?? []).reduce((total, p) => total + p, 0);
    if (sum === 0) return 'Nothing is predicted at all, so all tokens are given the same probability.';
    if (Math.abs(sum - 1) > 1e-3) return `The predicted numbers sum to ${format(sum)}: their shares of it are shown.`;
    if ((others[0] ?? []).length < earlier.length)
      return 'Earlier positions without a probability keep the one they start with.';
    return undefined;
  },

  code: [
    'language/crossEntropy.ts',
    'language/softTarget.ts',
    'language/sequenceLoss.ts',
    'language/shares.ts',
    'language/bits.ts',
  ],

  predict: {
    question: 'The true token has probability 0.2. It falls to 0.1. What happens to the loss?',
    choices: ['it doubles', 'it grows by 0.1', 'it grows by one bit'],
    reveal: { prediction: [[...withShare(row, 0, 0.1)]], target: 1, softening: 0 },
    gap(said, { p, surprisal, halved, doubled, perHalving, perHalvingBits }) {
      if (p === 0) return 'The true token has probability 0: the loss is ∞, and cannot grow any more.';
      const [more, less] = p <= 0.5 ? [doubled, { p, loss: surprisal }] : [{ p, loss: surprisal }, halved];
      const answer = `At ${formatTyped(more.p, 3)} the loss is ${nats(more.loss)} nats; at ${formatTyped(less.p, 3)} it is ${nats(less.loss)}: ${nats(perHalving)} nats, ${formatTyped(perHalvingBits)} bit, more. So it is for every halving.`;
      return said === 'it grows by one bit' ? `${answer} As you said.` : answer;
    },
  },

  facts: {
    loss: lossFact,
    nats: lossFact,
    bits: ({ lossBits }) => nats(lossBits),
    probability: ({ p }) => formatExact(Number(p.toPrecision(6))),
    probabilities: ({ predicted }) => list(predicted),
    target: ({ y }) => tokens[y]!,
    targets: ({ target }) => list(target),
    leastLoss: ({ least }) => nats(least),
    uniformLoss: ({ uniform }) => nats(uniform),
    gradients: ({ gradient }) => list(gradient),
    gradientTarget: ({ gradient, y }) => formatFixed(gradient[y]!, 3),
    positionLosses: ({ positions }) => positions.map((position) => nats(position.loss)).join(', '),
    mean: ({ mean }) => nats(mean),
    meanBits: ({ meanBits }) => nats(meanBits),
    perplexity: ({ perplexity }) => format(perplexity),
    tokens: () => String(tokens.length),
  },

  tasks: [
    'Bring the loss to exactly one bit.',
    'Make the gradient of every token except the true one vanish. What is the loss then?',
    'Soften the target by 0.3 and find the prediction with the smallest loss.',
    'Get the mean below 1 nat by changing this position only. Can you?',
  ],
});
