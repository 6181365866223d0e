import { expect, test } from 'vitest';
import { parameters } from '@/models/parameters';
import { initialAffine } from '@/models/recurrent/affine';
import { countLedger, type Ledger } from '@/models/transformer/ledger/ledger';
import type { Layout, LineId } from '@/models/transformer/ledger/lines';
import { rng } from '@/tensor';
import { readRecords, type GoldenRecord } from './records';

const records = await readRecords('param_counts');
const numbers = ({ attrs }: GoldenRecord) => attrs as { [name: string]: number };

const bare: Layout = { kind: 'decoder', tied: false, positions: false, biases: 'none', norms: 'none', gated: false };
const gpt: Layout = { kind: 'decoder', tied: true, positions: true, biases: 'all', norms: 'layer', gated: false };
/** What each kind of Transformer in the file is made of. */
const layouts: { [op: string]: Layout } = {
  params_teaching: bare,
  params_gpt2: gpt,
  params_llama: { ...bare, norms: 'rms', gated: true },
  params_bert: { ...gpt, kind: 'encoder' },
};

function ledgerOf(record: GoldenRecord): Ledger {
  const { vocab, n_ctx, positions, d_model, layers, d_head = 64, heads = d_model! / d_head, kv_heads = heads, d_ff = 4 * d_model! } = numbers(record); // prettier-ignore
  const sizes = { V: vocab, n: n_ctx ?? positions ?? 0, d: d_model, h: heads, h_kv: kv_heads, d_k: d_model! / heads, d_ff, N: layers }; // prettier-ignore
  return countLedger(
    Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, BigInt(size!)])) as never,
    layouts[record.op]!,
  );
}

/** The lines that make up each entry of a breakdown; those of a layer are counted for one layer. */
const entries: { [entry: string]: LineId[] } = {
  embedding: ['embedding'],
  key: ['key'],
  query: ['query'],
  value_down: ['valueDown'],
  value_up_output: ['valueUp'],
  up_projection: ['up'],
  down_projection: ['down'],
  unembedding: ['unembedding'],
  wte: ['embedding'],
  wpe: ['positions'],
  'unembedding (tied, counted once)': ['unembedding'],
  ln_f: ['lastNorm'],
  embed: ['embedding'],
  'per_layer.wq': ['query'],
  'per_layer.wk': ['key'],
  'per_layer.wv': ['valueDown'],
  'per_layer.wo': ['valueUp'],
  'per_layer.gate': ['gate'],
  'per_layer.up': ['up'],
  'per_layer.down': ['down'],
  'per_layer.rmsnorms': ['norms'],
  final_rmsnorm: ['lastNorm'],
  lm_head: ['unembedding'],
  word: ['embedding'],
  position: ['positions'],
  segment: ['segments'],
  embeddings_ln: ['lastNorm'],
  pooler: ['pooler'],
};

for (const record of records.filter(({ op }) => op in layouts)) {
  const { lines, total } = ledgerOf(record);
  const outputs = record.outputs as unknown as {
    [name: string]: { data: number[]; value: { [entry: string]: number } };
  };

  test(`${record.name} is counted to the last number`, () => {
    expect(total).toBe(BigInt(outputs.total!.data[0]!));
  });

  test(`${record.name} is made of the same parts`, () => {
    let compared = 0;
    for (const [entry, expected] of Object.entries(outputs.breakdown!.value)) {
      const ids = entries[entry];
      if (!ids) continue;
      const found = lines.filter(({ id }) => ids.includes(id));
      const counted = found.reduce((sum, { layer, all }) => sum + (entry.startsWith('per_layer') ? layer : all), 0n);
      expect(counted, entry).toBe(BigInt(expected));
      compared++;
    }
    expect(compared).toBeGreaterThan(3);
    const perLayer = outputs.per_layer?.data[0];
    const inLayers = lines.filter(({ cells }) => cells.layers.kind === 'name');
    if (perLayer !== undefined) expect(inLayers.reduce((sum, { layer }) => sum + layer, 0n)).toBe(BigInt(perLayer));
  });
}

test('every kind of Transformer in the file was counted', () => {
  expect(new Set(records.map(({ op }) => op).filter((op) => op in layouts))).toEqual(new Set(Object.keys(layouts)));
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
