import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, formatExact, percent } from '@/viz/format';
import { compute } from './compute';
import { dials, longest } from './dials';
import { choices, clipWords, describe, fateWords, gapWords, size } from './words';

const none = 'no value';

export default figure({
  version: 1,
  title: 'The gradient on its way back',
  caption:
    'Each bar is the length of the gradient that backward() leaves at one step: it hangs below 1 where the gradient has shrunk and stands above 1 where it has grown. Every loss sends back a gradient of length 1. Turn the radius slowly past 1.',
  dials,
  presets: [
    {
      id: 'vanishing',
      name: 'Vanishing',
      set: {},
      notice:
        'Radius 0.9, 30 steps. The units are linear and the matrix orthogonal, so each bar is 0.9 times the next: choose tanh, and the slopes take their share too.',
    },
    {
      id: 'edge',
      name: 'Edge',
      set: { radius: 1 },
      notice: 'At radius 1 exactly the gradient arrives as it left; a hair to either side and it does not.',
    },
    {
      id: 'exploding',
      name: 'Exploding',
      set: { radius: 1.1 },
      notice: 'Linear units again, so that the matrix acts alone: each step back multiplies by 1.1.',
    },
    {
      id: 'forget-half',
      name: 'LSTM, f = 0.5',
      set: { network: 'lstm', forget: 0.5, radius: 0.5, inputs: 1 },
      notice: 'The memory keeps half at each step, and so does its gradient: an LSTM with a low forget gate vanishes.',
    },
    {
      id: 'forget-high',
      name: 'LSTM, f = 0.99',
      set: { network: 'lstm', forget: 0.99, radius: 0.5, inputs: 1 },
      notice:
        'The same LSTM with its forget gate near 1: the gradient crosses 30 steps. What differs from 0.99 to the distance comes through the other gates.',
    },
    {
      id: 'residual',
      name: 'Residual',
      set: { network: 'residual', activation: 'tanh', radius: 0.5, inputs: 1 },
      notice:
        'Each layer’s Jacobian is I + J. J alone, at radius 0.5, would leave a billionth; the I carries the gradient through.',
    },
    {
      id: 'sigmoid',
      name: 'Sigmoid',
      set: { activation: 'sigmoid', radius: 1, steps: 10 },
      notice: 'Radius 1, and still it vanishes: the slope of the sigmoid is at most 0.25, and 0.25¹⁰ is a millionth.',
    },
    {
      id: 'saturated',
      name: 'tanh at 1.1',
      set: { activation: 'tanh', radius: 1.1, inputs: 1 },
      notice: 'A radius above 1 does not explode here: large states flatten tanh, and small slopes win.',
    },
    {
      id: 'all-steps',
      name: 'All losses',
      set: { activation: 'tanh', loss: 'all' },
      notice:
        'With a loss at every step the gradient stays large everywhere; only the long-range part, drawn as dots, vanishes.',
    },
    {
      id: 'clipped',
      name: 'Clipped',
      set: { radius: 1.3, clip: true },
      notice:
        'Clipping shortens the gradient of the weights to norm 1; it helps against exploding, never against vanishing.',
    },
    {
      id: 'overflow',
      name: 'Overflow',
      set: { radius: 3, steps: 100 },
      notice: 'Here the gradient leaves what 32 bits can hold; the hatched columns have no number.',
    },
    {
      id: 'dead-relu',
      name: 'Dead ReLU',
      set: { activation: 'relu', bias: -1 },
      notice: 'A bias of −1 keeps every unit below 0: all slopes are 0, and not a trace of the gradient comes through.',
    },
    {
      id: 'cue',
      name: 'Maria',
      set: { text: 'Maria waved and said: “Hello, I am called', activation: 'tanh', inputs: 0.5 },
      notice:
        'The next word is the name, and it stands at the far end: what the loss can still teach there is the leftmost bar of a word.',
    },
  ],

  compute,
  describe,

  notice(state, result) {
    const { tokens, dropped } = result;
    if (dropped > 0) return `Only the first ${longest} words are read; ${dropped} more were left out.`;
    const odd = fateWords(result, state);
    if (odd) return odd;
    if (state.clip && result.clipped.after === undefined) return clipWords(result, state);
    if (tokens && state.network === 'residual')
      return 'A residual stack reads only the first word; the others just count its layers.';
    if (tokens && state.steps !== dials.steps.initial)
      return `Your words are the steps: T is ${tokens.length}, not ${state.steps}.`;
    return undefined;
  },

  code: [
    'recurrent/flow/gradientFlow.ts',
    'recurrent/flow/unroll.ts',
    'recurrent/flow/draws.ts',
    'recurrent/elman.ts',
    'recurrent/lstm.ts',
    'recurrent/flow/residualStack.ts',
    'recurrent/spectralRadius.ts',
    'recurrent/orthogonal.ts',
    'recurrent/flow/scalarPicture.ts',
  ],

  predict: {
    question:
      'The recurrent weight scales by 1.1 at every step instead of 0.9. After 50 steps, how much larger is the gradient?',
    choices,
    reveal: {
      network: 'rnn',
      activation: 'linear',
      matrix: 'orthogonal',
      loss: 'last',
      radius: 1.1,
      steps: 50,
      text: '',
    },
    gap: gapWords,
  },

  facts: {
    /** ‖∂L/∂h‖ (of an LSTM ‖∂L/∂c‖) at step 0 and at step T */
    first: ({ first }) => size(first),
    last: ({ last }) => size(last),
    kept: ({ kept }) => (kept === undefined ? none : format(kept)),
    steps: ({ T }) => String(T),
    radius: (_, { radius }) => formatExact(radius),
    forget: (_, { forget }) => formatExact(forget),
    scalar: ({ power }) => format(power),
    sloped: ({ sloped }) => (sloped ? format(sloped[0]!) : none),
    largestSlope: ({ largestSlope }) => format(largestSlope),
    chain: ({ chain, first }) => size(chain?.[0] ?? first),
    total: ({ total }) => size(total),
    recentShare: ({ recentShare }) => (recentShare === undefined ? none : percent(recentShare)),
    before: ({ clipped }) => size(clipped.before),
    after: ({ clipped }) => (clipped.after === undefined ? none : size(clipped.after)),
    fate: (result, state) => fateWords(result, state) ?? '',
    firstWord: ({ norms }) => size(norms[1]!),
    vanish50: ({ fifty }) => format(fifty.low, 2),
    explode50: ({ fifty }) => format(fifty.high),
    times50: ({ fifty }) => whole(Math.round(fifty.times)),
    quarter10: ({ quarter }) => format(quarter, 2),
  },

  tasks: [
    'Find the smallest and the largest radius at which step 0 still gets between half and twice what the loss sends. Then set T to 100 and try again.',
    'Choose tanh and turn the input size up from 0. Which is the stronger: the radius or the slopes?',
    'Choose a random matrix with radius 1. Why does the gradient waver before it settles?',
    'LSTM: find the f at which half of the gradient arrives after 100 steps.',
    'Turn the loss to all steps. Which bars change, and which of the terms below?',
  ],
});
