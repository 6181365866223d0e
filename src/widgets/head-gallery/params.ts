import { figure } from '@/state/figure';
import { percent } from '@/viz/format';
import { compute } from './compute';
import { allBut, dials } from './dials';
import { previousHead, quoteHeads } from './found';
import { describe, notice } from './words';

const quote = { layer: quoteHeads[0][0], head: quoteHeads[0][1] };
const opened = '"It is quite impossible';
const [first, second] = quoteHeads.map(([l, h]) => `L${l}H${h}`);

export default figure({
  version: 1,
  title: 'Sixteen heads of a small GPT',
  caption:
    'Every head of the trained model on one text, layers and heads counted from 0. A line break is put before your text, as before every paragraph of the stories. Each name says what was measured on this text. Switch heads off and compare the next token.',
  dials,
  presets: [
    {
      id: 'quotation',
      name: 'A quotation',
      set: {},
      notice: `${first} keeps reading the mark that opened the quotation, several words after it.`,
    },
    {
      id: 'quote-open',
      name: 'An open quotation',
      set: { text: opened },
      notice: 'The quotation is open, and a closing quotation mark is among the likeliest next tokens.',
    },
    {
      id: 'no-quote',
      name: 'No quotation',
      set: { text: 'It was quite impossible' },
      notice: 'Nothing was opened, so closing is unlikely, and the heads that read the mark have none to read.',
    },
    {
      id: 'heads-off',
      name: 'Two heads off',
      set: { text: opened, on: allBut(quoteHeads) },
      notice: `Without ${first} and ${second}, two of sixteen, a closing quotation mark loses most of its probability.`,
    },
    {
      id: 'previous',
      name: 'The token before',
      set: { layer: previousHead[0], head: previousHead[1] },
      notice: 'The weights stand one place below the diagonal: each token reads the one before it.',
    },
    {
      id: 'repeated',
      name: 'Said twice',
      set: { text: 'one two three four one two three', ...quote },
      notice:
        'An induction head would read “four”, which followed “three” before; no head of this model does, and it does not say “four”.',
    },
  ],
  compute,
  describe,
  notice,
  code: [
    'transformer/heads/headScores.ts',
    'transformer/heads/places.ts',
    'transformer/heads/headKind.ts',
    'transformer/heads/switchOff.ts',
    'transformer/heads/measureHeads.ts',
    'transformer/gpt.ts',
  ],
  predict: {
    question:
      'In an open quotation, after “It is quite impossible”, a closing quotation mark is likely. Two of the sixteen heads are switched off, those that read the opening mark. What becomes of the closing mark?',
    choices: ['it grows', 'it hardly changes', 'it shrinks to less than a half'],
    reveal: { text: opened, on: allBut(quoteHeads) },
    gap: (_, result) => {
      if (result.absent) return 'Load the model (1.1 MB) to see what becomes of it.';
      const { off, closing } = result;
      const change = `Any closing quotation mark: ${percent(closing.before)} with all 16 heads`;
      return off.length ? `${change}, ${percent(closing.after)} without ${off.join(' and ')}.` : `${change}.`;
    },
  },
  tasks: [
    'Switch off a broad head, then the head with the highest previous-token score: which of the two does the model miss more?',
    'Type a sentence of your own with a quotation in it and find a head that reads the opening mark.',
    'Say a row of random words twice and look for a head that copies.',
  ],
});
