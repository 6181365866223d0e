import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format } from '@/viz/format';
import { answer, compute } from './compute';
import { dials } from './dials';
import { describe, notice } from './words';

const choices = ['it stays as it is', 'some counts change', 'all counts change'] as const;

export default figure({
  version: 1,
  title: 'Counting words, or predicting them',
  caption:
    'Count: how often each word stands in each phrase, a bag of words. Predict: a continuous bag of words, CBOW, averages the vectors of the words around and predicts the one in the middle; Start trains it here. A table of counts is not CBOW. Both forget the order. The phrases are ours.',
  dials,
  presets: [
    {
      id: 'apples',
      name: 'Three phrases',
      set: {},
      notice: '“sell” and “say” are two words, two rows: counting does not know that words can be alike.',
    },
    {
      id: 'permuted',
      name: 'Words shuffled',
      set: { shuffle: true },
      notice: 'Other sentences, the same table: a bag keeps the words and loses their order.',
    },
    {
      id: 'one-word',
      name: 'One-word phrase',
      set: { phrases: 'yes , we sell red apples\nsay yes to apples\napples', tab: 'predict', phrase: 2, word: 0 },
      notice: 'A phrase of one word can be counted; there is nothing around it to average, so nothing to predict from.',
    },
  ],

  compute,
  describe,
  notice,

  code: [
    'embeddings/cbow.ts',
    'embeddings/cbowExamples.ts',
    'embeddings/bagOfWords.ts',
    'embeddings/bagOfWordsDocuments.ts',
    'text/words.ts',
  ],

  predict: {
    question: 'The words of each phrase are shuffled. What happens to its column of counts?',
    choices,
    reveal: { shuffle: true },
    gap(said, { changed, bag, pairs }) {
      const near = pairs[0] ? ` The cosine of x1 and x2 is ${format(pairs[0].cosine) || '0/0, without value'}, as before.` : ''; // prettier-ignore
      return `${said === choices[0] ? 'Yes:' : 'It stays as it is:'} ${whole(changed)} of ${whole(bag.counts.size)} counts changed, because nothing in the table knows where a word stood.${near}`;
    },
  },

  facts: {
    vocabulary: ({ bag }) => whole(bag.vocabulary.length),
    counts: ({ bag }) => whole(bag.counts.size),
    changed: ({ changed }) => whole(changed),
    cosine12: ({ cosines, documents }) => (documents.length > 1 ? format(cosines.at(0, 1)) : 'none'),
    cosine13: ({ cosines, documents }) => (documents.length > 2 ? format(cosines.at(0, 2)) : 'none'),
    cosine23: ({ cosines, documents }) => (documents.length > 2 ? format(cosines.at(1, 2)) : 'none'),
    /** Words that have a neighbour, each an example. */
    examples: ({ examples }) => whole(examples.middles.length),
    /** Numbers CBOW learns, C and D together. */
    parameters: ({ bag }, { dim }) => whole(2 * dim * bag.vocabulary.length),
    uniformLoss: ({ uniformLoss }) => format(uniformLoss),
    untrainedLoss: ({ untrained }) => format(untrained?.losses[0] ?? 0),
    /** How far the prediction moves when the context is put in another order. */
    reordered: (result, { dim }) => {
      const said = result.untrained && answer(result, dim, result.untrained);
      return said ? format(said.reordered.apart) : 'none';
    },
  },

  tasks: [
    'Write two phrases that mean opposite things and have a cosine of 1.',
    'Train, then choose each word of x1 in turn. Which one is hardest to predict, and why?',
    'Shuffle the words and train again. Does the loss fall as far? What can the model still learn from?',
  ],
});
