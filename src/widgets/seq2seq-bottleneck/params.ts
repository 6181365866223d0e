import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format } from '@/viz/format';
import { compute } from './compute';
import { dials } from './dials';
import { describe, gap, notice } from './words';

const choices = ['as much as before', 'an eighth of it', 'nothing'] as const;

export default figure({
  version: 1,
  title: 'Through one vector, or looking back',
  caption:
    'Two networks learn here to copy random letters; they differ in one thing. One decoder is given the encoder’s last state, h numbers, at every step. The other is given a weighted average of all states. Both are trained on strings of up to 40 letters and measured on others, writing by themselves.',
  dials,
  presets: [
    {
      id: 'ten',
      name: 'Ten letters',
      set: {},
      notice:
        'Press Start: the two curves begin alike and part, and at ten letters the one vector gets about half of them.',
    },
    {
      id: 'five',
      name: 'Five',
      set: { length: 5 },
      notice: 'Five letters fit: after training both networks copy nearly every string of this length.',
    },
    {
      id: 'twenty',
      name: 'Twenty',
      set: { length: 20 },
      notice: 'The same 16 numbers for twice the letters: what one vector writes after training is mostly wrong.',
    },
    {
      id: 'forty',
      name: 'Forty',
      set: { length: 40 },
      notice:
        'Of forty letters one vector brings fewer than a third through, where guessing gets an eighth; attention brings nearly all.',
    },
    {
      id: 'attention',
      name: 'Twenty, with attention',
      set: { length: 20, attention: true },
      notice:
        'After training the weights lie on the diagonal: at each step the decoder looks at the letter it has to write.',
    },
    {
      id: 'one',
      name: 'One letter',
      set: { length: 1, attention: true },
      notice: 'With one state to look at, its weight is 1 and attention is the one vector again.',
    },
  ],

  compute,
  describe,
  notice,

  code: [
    'recurrent/copy/encoderDecoder.ts',
    'recurrent/copy/trainCopy.ts',
    'recurrent/copy/copyTask.ts',
    'recurrent/copy/copyReading.ts',
    'recurrent/gruCho.ts',
    'training/fitRecorded.ts',
  ],

  predict: {
    question:
      'The sentence grows from 5 letters to 40, and its one vector does not grow. How much of the vector is left for each letter?',
    choices,
    reveal: { length: 40, own: '' },
    gap: (said, result, state) => gap(said, choices[1], state, result),
  },

  facts: {
    length: ({ ids }) => whole(ids.length),
    vectorNumbers: ({ given }) => whole(given.vector.inAll),
    attentionNumbers: ({ given }) => whole(given.attention.inAll),
    vectorPerLetter: ({ given }) => format(given.vector.perLetter),
    attentionPerLetter: ({ given }) => format(given.attention.perLetter),
  },

  tasks: [
    'Train with 4, 16 and 32 numbers. At which length does each one-vector network fall below one half?',
    'Give attention only 4 numbers a state. Why does it fail too? (Each state must say which letter it is, and where.)',
    'Train for 10,000 steps. At which lengths does the one vector gain, and at which hardly?',
    'Follow one row of the weights: where does the decoder look when it writes a wrong letter?',
  ],
});
