/** Words for the numbers of this figure: which token, which feature, which column. */
import { columns } from '@/models/attention/features';
import type { Tensor } from '@/tensor';
import type { Result } from './compute';
import type { State } from './dials';

const weightsFrom: Readonly<Record<State['source'], string>> = {
  handmade: 'written by us; change it below',
  seeded: 'drawn from the seed; change it below',
  previous: 'written by us; change it below',
  zero: 'written by us; change it below',
  edited: 'as you left it; change it below',
  trained: 'learned by the model',
  scores: 'not given',
};

export function wordsFor({ rows, columns: keys, text, passes, channels }: Result, source: State['source']) {
  /** Names along the two sides of each tensor of the figure. */
  const sides: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
    X: [rows, columns],
    P: [rows, columns],
    E: [text?.words ?? [], columns],
    W_Q: [columns, channels],
    W_K: [columns, channels],
    W_V: [columns, passes],
    Q: [rows, channels],
    K: [rows, channels],
    V: [source === 'scores' ? keys : rows, passes],
    Z: [rows, passes],
  };
  const ofIndex = (tensor: Tensor, index: readonly number[]) => {
    const [down, across] = sides[tensor.name] ?? [rows, keys];
    return index.map((at, axis) => (axis === 0 ? down : across)[at] ?? String(at + 1)).join(', ');
  };
  /** Of a number that nothing made: who put it there. */
  const origin = ({ name }: Tensor, [at]: readonly number[]) => {
    if (name === 'E') {
      const ours = text?.handmade[at!];
      return `a feature of “${text?.words[at!]}”, ${ours ? 'written by us' : 'drawn from the word itself'}; change it below`;
    }
    if (name.startsWith('W_')) return weightsFrom[source];
    if (name === 'S') return 'a score that was given; change it below';
    if (source === 'trained') return 'learned: a weight of the model, or a token of your text';
    return name === 'V' ? 'the values are not given: each stands for itself' : 'a wave of the position';
  };
  return {
    origin,
    vector: columns,
    channels,
    ofIndex,
    picture: [
      'Vectors of the tokens, one row each',
      '',
      'Scores of every query with every key',
      'Scores after the division',
      'Scores after the mask',
      'Attention weights, each row of queries sums to one',
      'Attention weights that mix the values',
    ],
    matrix: { wq: 'Query matrix', wk: 'Key matrix', wv: 'Value matrix' },
    projection: { Q: 'Queries, one row a token', K: 'Keys, one row a token' },
  };
}
