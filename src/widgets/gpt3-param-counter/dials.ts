import { lineIds } from '@/models/transformer/ledger/lines';
import { flag, num, oneOf, text, type StateOf } from '@/state/dials';
import type { Preset } from '@/state/figure';
import { longest } from './formulas';

const size = (label: string, initial: string) => text(label, initial, longest, { inPicture: true });

/** More steps than any layout has: a preset that shows the whole ledger stands on the last. */
export const lastStep = 20;

export const dials = {
  V: size('Vocabulary V', '50257'),
  n: size('Context n', '2048'),
  d: size('Width d', '12288'),
  h: size('Heads h', '96'),
  h_kv: size('Key heads h_kv', 'h'),
  d_k: size('Head width d_k', 'd/h'),
  d_ff: size('Inner width d_ff', '4*d'),
  N: size('Layers N', '96'),
  kind: oneOf('Kind', 'decoder', {
    decoder: 'decoder (GPT)',
    encoder: 'encoder (BERT)',
    both: 'both (2017)',
  }),
  norms: oneOf('Norms', 'none', { none: 'not counted', layer: 'LayerNorm', rms: 'RMSNorm' }),
  biases: oneOf('Biases', 'none', { none: 'not counted', 'feed-forward': 'feed-forward', all: 'everywhere' }),
  tied: flag('Tied tables', false),
  positions: flag('Positions', false),
  gated: flag('Gated FFN', false),
  letters: flag('Letters', false),
  blanks: flag('Fill in a cell', false),
  /** Cells the reader wrote anew: "up.columns=8*d;key.each=1". */
  cells: text('Changed cells', '', 600, { inPicture: true }),
  /** One answer a question, between semicolons. */
  answers: text('Your answers', '', 600, { inPicture: true }),
  /** Index of a line; −1 is the line of the step. */
  line: num('Chosen line', -1, [-1, lineIds.length - 1], 1, { inPicture: true }),
  step: num('Step', 5, [0, lastStep], 1, { inPicture: true }),
};
export type State = StateOf<typeof dials>;

/** Counted whole, from the first table to the last norm. */
const gpt = { tied: true, positions: true, biases: 'all', norms: 'layer', step: lastStep } as const;
const gpt2 = { ...gpt, n: '1024' };
const llama = { gated: true, norms: 'rms', step: lastStep } as const;

export const presets: Preset<State>[] = [
  {
    id: 'gpt3',
    name: 'GPT-3, matrices',
    set: {},
    notice:
      'One matrix at a time to 175,181,291,520. GPT-3 alternates dense and locally banded attention; that changes no count.',
  },
  {
    id: 'gpt3-exact',
    name: 'GPT-3, exact',
    set: gpt,
    notice: 'One table less, positions, biases and norms more: 174,604,259,328.',
  },
  {
    id: 'gpt2-small',
    name: 'GPT-2 small',
    set: { ...gpt2, d: '768', h: '12', N: '12' },
    notice: '124,439,808 weights, almost a third of them in the table of words.',
  },
  {
    id: 'gpt2-medium',
    name: 'GPT-2 medium',
    set: { ...gpt2, d: '1024', h: '16', N: '24' },
    notice: '354,823,168 weights: a third wider and twice as deep as the small one.',
  },
  {
    id: 'gpt2-large',
    name: 'GPT-2 large',
    set: { ...gpt2, d: '1280', h: '20', N: '36' },
    notice: '774,030,080 weights, heads 64 wide as in every GPT-2.',
  },
  {
    id: 'gpt2-xl',
    name: 'GPT-2 XL',
    set: { ...gpt2, d: '1600', h: '25', N: '48' },
    notice: '1,557,611,200 weights: this is the model with 1.5 billion, not the one of width 768.',
  },
  {
    id: 'base-2017',
    name: 'Base, 2017',
    set: { kind: 'both', V: '37000', n: '512', d: '512', h: '8', N: '6', tied: true, biases: 'feed-forward', norms: 'layer', step: lastStep }, // prettier-ignore
    notice:
      'Six layers read and six write: 63,045,632 weights for exactly 37,000 tokens; the paper gives about 37000 tokens and 65 million weights.',
  },
  {
    id: 'llama2-7b',
    name: 'Llama 2 7B',
    set: { ...llama, V: '32000', n: '4096', d: '4096', h: '32', d_ff: '11008', N: '32' },
    notice: '6,738,415,616 weights: three feed-forward matrices, no biases, rotated positions that need no weights.',
  },
  {
    id: 'llama3-8b',
    name: 'Llama 3 8B',
    set: { ...llama, V: '128256', n: '8192', d: '4096', h: '32', h_kv: '8', d_ff: '14336', N: '32' },
    notice: '8,030,261,248 weights: eight heads of keys and values serve 32 heads of queries.',
  },
  {
    id: 'bert-base',
    name: 'BERT base',
    set: { ...gpt, kind: 'encoder', V: '30522', n: '512', d: '768', h: '12', N: '12' },
    notice: '109,482,240 weights with the pooler; there is no table for words out.',
  },
  {
    id: 'toy',
    name: 'Toy',
    set: { V: '10', n: '6', d: '4', h: '2', d_ff: '4*d', N: '2', step: lastStep },
    notice: 'Small enough to check every line by hand, and two thirds of its layers are feed-forward again.',
  },
  {
    id: 'uneven',
    name: 'Heads that do not fit',
    set: { h: '100', step: lastStep },
    notice: '12,288 columns cannot be shared equally by 100 heads.',
  },
  {
    id: 'fill-in',
    name: 'Fill in a cell',
    set: { blanks: true, step: 2 },
    notice: 'One number is missing: type it, or the formula it comes from, such as d*d_k*h.',
  },
];
