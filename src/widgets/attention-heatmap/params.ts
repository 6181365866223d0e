import { figure } from '@/state/figure';
import { format } from '@/viz/format';
import { compute } from './compute';
import { dials, quotation, stages } from './dials';
import { describe, notice } from './words';

export default figure({
  version: 1,
  title: 'Attention, one head',
  caption:
    'Each row is a distribution over the words it may see and sums to one. Choose a cell to ask where its number comes from, and follow it down to the features and weights; change the text, the weights, the divisor or the mask and everything is computed again. Features and hand-made weights are ours; a trained model learns its own.',
  dials,
  steps: () => ({ dial: 'step', names: stages }),
  compute,
  describe,
  notice,
  presets: [
    {
      id: 'tiger',
      name: 'Tiger',
      set: {},
      notice:
        '“it” asks for a living thing; whose key offers one? The features and matrices are made by hand; which word listens to which is computed from them.',
    },
    {
      id: 'dog',
      name: 'Dog',
      set: { text: 'The dog stayed on the pavement because it was tired', step: 5, row: 7, column: 1 },
      notice: 'Two nouns stand before “it”. Only one of them is living, and it gets the weight.',
    },
    {
      id: 'trained',
      name: 'Trained GPT',
      set: { source: 'trained', text: quotation, step: 5, row: 21, column: 20 },
      notice:
        'Nobody wrote these matrices: a GPT of a million parameters learned them from the Sherlock Holmes stories.',
    },
    {
      id: 'running',
      name: 'Running text',
      set: { text: 'Transformers are encoder decoder', mask: 'none', step: 5, row: 0, column: 2 },
      notice:
        '“Transformers” could be toys or a film. Its query listens to “encoder” and “decoder”; “are” looks for its subject.',
    },
    {
      id: 'can',
      name: 'can / can',
      set: { text: 'Can you open the can', mask: 'none', positions: true, step: 5, row: 4, column: 3 },
      notice:
        'Same word, same vector, other neighbours: the first “can” listens to “you”, the last to “the”. Switch positions off and the two rows become equal.',
    },
    {
      id: 'mistake',
      name: 'Find the mistake',
      set: { source: 'scores', dk: 128, step: 5, row: 1, column: 0 },
      notice:
        'A lecture slide printed 0.97 and 0.03 for Q2. Divide by √128, then by 128 as the slide did, and compare. No single divisor gives all that was printed.',
    },
    {
      id: 'unmasked',
      name: 'Unmasked',
      set: { source: 'scores', dk: 128, mask: 'none', step: 5, row: 0, column: 0 },
      notice: 'The same scores without a mask: only Q4, which saw every key before, keeps its weights.',
    },
    {
      id: 'uniform',
      name: 'Uniform',
      set: { source: 'zero', step: 5, row: 7, column: 1 },
      notice:
        'All queries are zero, so all scores are zero and every allowed key gets the same weight: a plain average.',
    },
    {
      id: 'previous',
      name: 'Previous',
      set: { source: 'previous', positions: true, step: 5, row: 7, column: 6 },
      notice:
        'Each word listens to the one before it, whatever it says: the key of a position is turned by one step, so that the next query meets it.',
    },
    {
      id: 'untrained',
      name: 'Untrained',
      set: { source: 'seeded', step: 5, row: 7, column: 1 },
      notice: 'Random matrices make a head too. It attends somewhere, for no reason: training is what gives it one.',
    },
  ],
  predict: {
    question: 'When “it” asks its question, which word will it listen to most?',
    choices: ['The', 'tiger', 'climbed', 'drink', 'because', 'it'],
    reveal: { step: 5, row: 7, column: 1 },
    gap: (said, result) => {
      const { rows, columns, row, mix } = result;
      const asks = rows[row]!;
      if (mix.top < 0) return `“${asks}” may look at nothing, so there is nothing to compare.`;
      const best = mix.terms.find(({ index }) => index === mix.top)!;
      const named = mix.terms.find(({ index }) => columns[index]!.toLowerCase() === said?.toLowerCase());
      const verdict = `“${asks}” gives most of its attention to “${columns[best.index]}”: ${format(best.weight)} of 1.`;
      if (!named || named.index === best.index) return verdict;
      return `${verdict} “${columns[named.index]}” gets ${format(named.weight)}.`;
    },
  },
  facts: {
    weight: ({ weights, row, column }) => format(weights.at(row, column)),
  },
  tasks: [
    'Change one feature of “tiger” so that “it” stops listening to it.',
    'Make “because” listen to “tiger” by changing one entry of the query matrix.',
    'Write a sentence in which the hand-made head is wrong about “it”.',
    'Find the divisor that gives the slide’s 0.97 and 0.03 for Q2. Does it also give 0.85, 0.02, 0.02 and 0.11 for Q4?',
  ],
  code: [
    'attention/head.ts',
    'attention/scaledDotProduct.ts',
    'attention/headWeights.ts',
    'attention/features.ts',
    'attention/vocabulary.ts',
    'attention/givenScores.ts',
    'text/words.ts',
  ],
});
