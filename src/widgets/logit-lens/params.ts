import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { percent } from '@/viz/format';
import { compute } from './compute';
import { dials } from './dials';
import { describe, notice, quoted, settledWords } from './words';

export default figure({
  version: 1,
  title: 'What each layer would say',
  caption:
    'The logit lens: after every layer the residual stream is read with the unembedding made for the last one. A line break is put before your text, as before every paragraph of the stories. The first row reads the embedding alone, which says little but the token itself.',
  dials,
  presets: [
    {
      id: 'sherlock',
      name: 'Mr. Sherlock',
      set: {},
      notice: 'The embedding alone says the token itself; the name that belongs to it comes with the first layers.',
    },
    {
      id: 'elementary',
      name: 'Elementary',
      set: { text: '"Elementary, my dear' },
      notice:
        'Doyle never wrote this sentence, and the model still ends it as everybody does: “my dear Watson” stands often enough in other sentences.',
    },
    {
      id: 'oclock',
      name: 'Ten o’',
      set: { text: "It was nearly ten o'" },
      notice: 'A fixed phrase: nearly the whole probability lies on one token.',
    },
    {
      id: 'baker',
      name: 'Baker Street',
      set: { text: 'We drove to Baker' },
      notice: 'Another fixed phrase, and the first layer knows it already: it needs one token of the past.',
    },
    {
      id: 'head',
      name: 'He shook his',
      set: { text: 'He shook his' },
      notice: 'Turn the temperature: the order stays as it is, the distances between the tokens change.',
    },
    {
      id: 'should',
      name: 'He shrugged his',
      set: { text: 'He shrugged his' },
      notice: 'The answer is a piece of a word: “␣should”, with “ers” to come.',
    },
    {
      id: 'year',
      name: 'In the year 18',
      set: { text: 'In the year 18' },
      notice: 'The model does not know the year and says so: several digits share the probability, as in the stories.',
    },
    {
      id: 'yes',
      name: '“Yes,”',
      set: { text: '"Yes,"' },
      notice:
        'After a quotation that ends in a comma somebody has to have said it; add “ said” to your text and ask who.',
    },
    {
      id: 'who',
      name: 'Who is he?',
      set: { text: '"Who is he?"' },
      notice: 'A whole quotation may end its paragraph: the line break, ⏎, is a token like any other.',
    },
    {
      id: 'trap',
      name: 'My dear',
      set: { text: '"My dear', watch: ' Watson' },
      notice:
        '“␣Watson” is one token of the vocabulary, and likely here. Now see the next preset, three letters further.',
    },
    {
      id: 'trap-inside',
      name: 'My dear Wat',
      set: { text: '"My dear Wat', watch: 'son', other: '"My dear' },
      notice:
        'This fails: three letters closer to the word, “son” is out of reach, because in training “Watson” was always one token and “␣Wat” only ever the beginning of other words.',
    },
    {
      id: 'wilcox',
      name: 'Jabez Wilcox',
      set: { text: '"Mr. Jabez Wilcox called. Mr. Jabez', watch: ' W', other: '"Mr. Jabez' },
      notice:
        'This fails: the surname stands in the text, and its first piece is about as likely without it (compare), because no head of this model copies what followed a word before.',
    },
    {
      id: 'counting',
      name: 'One two three',
      set: { text: 'one two three four one two three', watch: ' four' },
      notice:
        'This fails: to go on with “␣four” a model has to look up what followed “three” before, and this one has no induction head.',
    },
  ],
  compute,
  describe,
  notice,
  code: [
    'transformer/logitLens.ts',
    'transformer/gpt.ts',
    'transformer/prompt.ts',
    'text/longerPieces.ts',
    'transformer/shippedGpt.ts',
  ],
  predict: {
    question:
      'After “Mr. Sherlock” the model says “␣Holmes”. It has four layers. After which could it already have said so?',
    choices: ['from the embedding alone', 'after the first or second layer', 'only after the last'],
    reveal: {},
    gap: (_, result) => {
      if (result.absent) return 'Load the model (1.1 MB) to see.';
      const { columns, winner } = result;
      const first = columns[1].winner;
      return `${settledWords(result)} After layer 0 ${quoted(winner.piece)} has rank ${whole(first.rank)} and ${percent(first.p)}.`;
    },
  },
  tasks: [
    'Find a text after which only the last layer puts the winner first.',
    'Watch “ four” after “one two three” with and without “four” before it: does saying it once help?',
    'Type the beginning of a word that is one token and see what the model makes of it.',
  ],
});
