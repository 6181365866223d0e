import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { computeUnrolled } from './compute';
import { dials, mostSteps } from './dials';
import { describeUnrolled, noticeOf, tuple } from './words';

const end = mostSteps - 1;
const choices = ['yes: the same words were read', 'no: another state'] as const;

export default figure({
  version: 1,
  title: 'One cell, unrolled over the words',
  caption:
    'An Elman network: the new state is made from the word and the state before, with the same W, U and b at every step. All weights and word vectors are small numbers drawn from the seed, not trained. Click a box to go there, a number of its state to see where it comes from.',
  dials,
  presets: [
    {
      id: 'sentence',
      name: 'Sentence',
      set: {},
      notice: 'One cell, four copies: step through them and watch the first bar shrink.',
    },
    {
      id: 'identity',
      name: 'U = I',
      set: { recurrent: 'identity', activation: 'relu', step: end },
      notice: 'U = I with ReLU adds up what it reads: while the units stay above zero, no word fades.',
    },
    {
      id: 'radius-half',
      name: 'Radius 0.5',
      set: { recurrent: 'orthogonal', radius: 0.5, step: end },
      notice: 'Each step halves what is handed on, and tanh takes a little more: the first word is almost gone.',
    },
    {
      id: 'radius-one',
      name: 'Radius 1',
      set: { recurrent: 'orthogonal', radius: 1, step: end },
      notice: 'U alone keeps every length; only the slopes of tanh, at most 1, make early words fade.',
    },
    {
      id: 'radius-large',
      name: 'Radius 1.5',
      set: { recurrent: 'orthogonal', radius: 1.5, step: end },
      notice: 'Now the first word weighs more than the last: what is early is multiplied by 1.5 most often.',
    },
    {
      id: 'one-word',
      name: 'One word',
      set: { words: 'Transformers', step: 0 },
      notice: 'With one step there is nothing to hand on: h₀ = 0, and U plays no part.',
    },
    {
      id: 'saturated',
      name: 'Saturated',
      set: { size: 8, seed: 24, step: end },
      notice:
        'Large weights press every unit to −1 or 1, where tanh is flat: a small change of any word, even the last, hardly moves the state.',
    },
    {
      id: 'one-to-one',
      name: 'One → one',
      set: { shape: 'one-to-one', reads: 'label', words: 'reads', step: 0 },
      notice: 'One word in, its tag out: no recurrence is left, an ordinary network with one hidden layer.',
    },
    {
      id: 'caption',
      name: 'Caption',
      set: { shape: 'one-to-many', words: 'a cat on a mat', seed: 14, step: end },
      notice: 'One picture in, words out: after the first step the network reads only what it wrote itself.',
    },
    {
      id: 'classify',
      name: 'Classify',
      set: { shape: 'many-to-one', reads: 'label', words: 'I liked this film very much', step: end },
      notice: 'Words in, one label out: the last state has to carry whatever the label needs.',
    },
    {
      id: 'tag',
      name: 'Tag',
      set: { reads: 'label', words: 'she reads a long book', step: end },
      notice: 'Aligned: every word gets its tag at once, from itself and the words before it.',
    },
    {
      id: 'translate',
      name: 'Translate',
      set: { shape: 'delayed', words: 'I see the cat', seed: 7, step: end },
      notice: 'Delayed: first all is read, then all is written, and one state carries the sentence across.',
    },
    {
      id: 'both-ways',
      name: 'Both ways',
      set: { both: true, reads: 'label', words: 'she reads a long book', step: 2 },
      notice:
        'Each tag now rests on the whole sentence: one chain from the left, one from the right, each with its own weights.',
    },
  ],

  compute: computeUnrolled,

  steps: (state) => ({
    dial: 'step',
    names: computeUnrolled(state).boxes.map(({ word }) =>
      word.startsWith('picture') ? 'picture' : word === '' ? 'zeros' : word,
    ),
  }),

  describe: describeUnrolled,

  notice: noticeOf,

  code: [
    'recurrent/elman.ts',
    'recurrent/affine.ts',
    'recurrent/unrolled/unroll.ts',
    'recurrent/unrolled/topologies.ts',
    'recurrent/unrolled/bidirectional.ts',
    'recurrent/unrolled/influence.ts',
    'recurrent/smallWeights.ts',
  ],

  predict: {
    question: 'The same words come in reverse order. Is the last state the same?',
    choices,
    reveal: { step: end },
    gap(said, { boxes, reversed, reversedGap, inputs }) {
      const last = boxes.at(-1)!.h;
      if (inputs === 1) return 'There is only 1 input: reversed, it is the same, and so is the state.';
      const states = `As written it ends in ${tuple(last.data)}, reversed in ${tuple(reversed.data)}: ${format(reversedGap)} apart.`;
      if (reversedGap === 0) return `${states} Read backwards these words are the same.`;
      return `${said === choices[1] ? 'Another state, as you said.' : 'Another state.'} ${states} Each word is bent into the state at its own time, so order counts.`;
    },
  },

  facts: {
    steps: ({ boxes }) => whole(boxes.length),
    units: ({ cell }) => whole(cell.b.size),
    parametersCell: ({ cellParameters }) => whole(cellParameters),
    parametersReadOut: ({ readOutParameters }) => whole(readOutParameters),
    parameters: ({ allParameters }) => whole(allParameters),
    radius: ({ radius }) => format(Number(radius.toFixed(6))),
    firstInfluence: ({ onLast }) => format(onLast[0]!, 2),
    lastInfluence: ({ onLast }) => format(onLast.at(-1)!, 2),
    firstShare: ({ shareOfFirst }) => percent(shareOfFirst),
    firstTimes: ({ shareOfFirst }) => format(shareOfFirst, 2),
    lastState: ({ boxes }) => tuple(boxes.at(-1)!.h.data),
    reversedState: ({ reversed }) => tuple(reversed.data),
    reversedGap: ({ reversedGap }) => format(reversedGap, 2),
    top: ({ boxes, answers }) => answers[boxes.at(-1)!.said?.first ?? 0]!,
    topShare: ({ boxes }) => {
      const said = boxes.at(-1)!.said;
      return said ? percent(said.probabilities.at(0, said.first)) : 'none';
    },
    written: ({ boxes, answers }) =>
      boxes.flatMap(({ said }) => (said ? [answers[said.first]!] : [])).join(' ') || 'none',
    saturated: ({ saturated }) => whole(saturated),
  },

  tasks: [
    'Swap two words. From which step on do the states differ?',
    'Type a U of your own with which the first word weighs as much as the last.',
    'Choose the shape for predicting the one word after “encoder decoder”, and the one for training a language model on every word.',
    'Switch on “both ways” while the read-out predicts the next word. What is wrong with it?',
  ],
});
