import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activations, countLedger, shareOf } from './ledger';
import { name, number, times } from './formula';
import type { Layout, LineId } from './lines';
import { mostSize, type Sizes } from './sizes';

const bare: Layout = { kind: 'decoder', tied: false, positions: false, biases: 'none', norms: 'none', gated: false };
const gpt: Layout = { kind: 'decoder', tied: true, positions: true, biases: 'all', norms: 'layer', gated: false };
const gpt3: Sizes = { V: 50257n, n: 2048n, d: 12288n, h: 96n, h_kv: 96n, d_k: 128n, d_ff: 49152n, N: 96n };
const line = (id: LineId, ...given: Parameters<typeof countLedger>) =>
  countLedger(...given).lines.find((line) => line.id === id)!;

test('GPT-3 line by line, as the lecture counts it', () => {
  const { lines, parts, total } = countLedger(gpt3, bare);
  expect(lines.map(({ id, one, layer, all }) => [id, one, layer, all])).toEqual([
    ['embedding', 617_558_016n, 617_558_016n, 617_558_016n],
    ['key', 1_572_864n, 150_994_944n, 14_495_514_624n],
    ['query', 1_572_864n, 150_994_944n, 14_495_514_624n],
    ['valueDown', 1_572_864n, 150_994_944n, 14_495_514_624n],
    ['valueUp', 1_572_864n, 150_994_944n, 14_495_514_624n],
    ['up', 603_979_776n, 603_979_776n, 57_982_058_496n],
    ['down', 603_979_776n, 603_979_776n, 57_982_058_496n],
    ['unembedding', 617_558_016n, 617_558_016n, 617_558_016n],
  ]);
  expect(total).toBe(175_181_291_520n);
  expect(parts.attention).toBe(57_982_058_496n);
  expect(parts['feed-forward']).toBe(115_964_116_992n);
  expect(shareOf(parts['feed-forward'], total)).toBeCloseTo(0.662, 3);
  expect(shareOf(parts.attention, total)).toBeCloseTo(0.331, 3);
  expect(shareOf(parts.tables, total)).toBeCloseTo(0.007, 3);
});

test('tying removes one table; positions, biases and norms lead to the published count', () => {
  expect(countLedger(gpt3, { ...bare, tied: true }).total).toBe(174_563_733_504n);
  expect(line('positions', gpt3, gpt).all).toBe(25_165_824n);
  expect(countLedger(gpt3, gpt).total).toBe(174_604_259_328n);
  const inLayers = 12n * 12288n ** 2n + 13n * 12288n;
  expect(countLedger(gpt3, gpt).total).toBe((50257n + 2048n) * 12288n + 96n * inLayers + 2n * 12288n);
});

test('GPT-2 small and XL are counted to the last number', () => {
  const gpt2 = { V: 50257n, n: 1024n, d_k: 64n };
  const small = { ...gpt2, d: 768n, h: 12n, h_kv: 12n, d_ff: 3072n, N: 12n };
  const largest = { ...gpt2, d: 1600n, h: 25n, h_kv: 25n, d_ff: 6400n, N: 48n };
  expect(countLedger(small, gpt).total).toBe(124_439_808n);
  expect(countLedger(largest, gpt).total).toBe(1_557_611_200n);
});

test('fewer heads of keys make K and V smaller, and a gate is a third matrix', () => {
  const grouped = { ...gpt3, h_kv: 8n };
  expect(line('key', grouped, bare).layer * 12n).toBe(line('query', grouped, bare).layer);
  expect(line('valueDown', grouped, bare).layer).toBe(line('key', grouped, bare).layer);
  const { parts } = countLedger(gpt3, { ...bare, gated: true });
  expect(parts['feed-forward'] * 2n).toBe(countLedger(gpt3, bare).parts['feed-forward'] * 3n);
});

test('the 2017 base model: three attentions and two feed-forward networks for each pair of layers', () => {
  const sizes = { V: 37000n, n: 512n, d: 512n, h: 8n, h_kv: 8n, d_k: 64n, d_ff: 2048n, N: 6n };
  const { total, parts } = countLedger(sizes, { ...bare, kind: 'both', tied: true });
  expect(parts.attention).toBe(18n * 4n * 512n ** 2n);
  expect(parts['feed-forward']).toBe(12n * 2n * 512n * 2048n);
  expect(total).toBe(62_984_192n);
});

test('the number of heads does not change the count as long as they share d', () => {
  fc.assert(
    fc.property(fc.constantFrom(1n, 2n, 3n, 6n, 8n, 96n, 128n), (h) => {
      const sizes = { ...gpt3, h, h_kv: h, d_k: 12288n / h };
      expect(countLedger(sizes, bare).total).toBe(175_181_291_520n);
    }),
  );
});

test('a cell written anew changes its line and no other; one that cannot be used changes nothing', () => {
  const changed = countLedger(gpt3, bare, { 'up.columns': times(number(8), name('d')) });
  expect(changed.lines.find(({ id }) => id === 'up')).toMatchObject({ changed: ['columns'], all: 115_964_116_992n });
  expect(changed.total - countLedger(gpt3, bare).total).toBe(57_982_058_496n);

  const bad = line('up', gpt3, bare, { 'up.columns': { kind: 'operation', operation: 'div', of: [name('d'), number(0)] } }); // prettier-ignore
  expect(bad).toMatchObject({ all: 57_982_058_496n, problem: { cell: 'columns', because: 'divides by 0' } });
});

test('the largest sizes are counted without losing a number', () => {
  const most = Object.fromEntries(Object.keys(gpt3).map((name) => [name, mostSize])) as unknown as Sizes;
  const { total } = countLedger(most, bare);
  expect(total).toBe(2n * 10n ** 14n + 10n ** 7n * (4n * 10n ** 21n + 2n * 10n ** 14n));
});

test('four tokens of GPT-3 are 49,152 activations, not weights', () => {
  expect(activations(4, gpt3)).toBe(49_152n);
});
