import { expect, test } from 'vitest';
import { bertParameters, countMatrices, gpt2Parameters, llamaParameters } from '@/models/transformer/parameterCheck';
import { parameters } from '@/models/parameters';
import { initialAffine } from '@/models/recurrent/affine';
import { rng } from '@/tensor';
import { readRecords, type GoldenRecord } from './records';

const records = await readRecords('param_counts');
const numbers = ({ attrs }: GoldenRecord) => attrs as { [name: string]: number };

/** Our count of each kind of Transformer in the file. */
const counts: { [op: string]: (record: GoldenRecord) => number | undefined } = {
  params_teaching: (record) => {
    const { vocab, d_model, layers, heads, d_ff } = numbers(record);
    return countMatrices({ layers, d: d_model, heads, ff: d_ff, vocabulary: vocab, tied: false })?.all;
  },
  params_gpt2: (record) => {
    const { vocab, n_ctx, d_model, layers } = numbers(record);
    return gpt2Parameters({ vocabulary: vocab, context: n_ctx, d: d_model, layers });
  },
  params_llama: (record) => {
    const { vocab, d_model, layers, heads, kv_heads, d_ff } = numbers(record);
    const tied = record.attrs.tied === true;
    return llamaParameters({
      layers,
      d: d_model,
      heads,
      keyHeads: kv_heads,
      ff: d_ff,
      gated: true,
      vocabulary: vocab,
      tied,
    });
  },
  params_bert: (record) => {
    const { vocab, positions, d_model, layers } = numbers(record);
    return bertParameters({ vocabulary: vocab, context: positions, d: d_model, layers });
  },
};

for (const record of records.filter(({ op }) => op in counts))
  test(`${record.name} is counted to the last number`, () => {
    expect(counts[record.op](record)).toBe(record.outputs.total.data[0]);
  });

test('every kind of Transformer in the file was counted', () => {
  expect(new Set(records.map(({ op }) => op).filter((op) => op in counts))).toEqual(new Set(Object.keys(counts)));
});

/** W, U and one bias of our cells; PyTorch keeps a second bias a gate. */
const gate = (input: number, hidden: number): number =>
  Object.values(parameters(initialAffine(input, hidden, rng(1)))).reduce((sum, { data }) => sum + data.length, 0);

for (const record of records.filter(({ op }) => op === 'params_recurrent'))
  test(`${record.name}: a cell has one, three or four gates of W, U and b`, () => {
    const { input, hidden } = numbers(record);
    const one = gate(input, hidden);
    const twoBiases = { rnn: 1, gru: 3, lstm: 4 };
    for (const [cell, gates] of Object.entries(twoBiases))
      expect(gates * (one + hidden), cell).toBe(record.outputs[cell].data[0]);
    expect(4 * one).toBe(record.outputs.lstm_single_bias.data[0]);
  });
