import { expect, test } from 'vitest';
import { countLedger } from './ledger';
import { gridOf, layerAreas, modelAreas } from './areas';
import type { Layout } from './lines';

const bare: Layout = { kind: 'decoder', tied: false, positions: false, biases: 'none', norms: 'none', gated: false };
const full: Layout = { kind: 'encoder', tied: true, positions: true, biases: 'all', norms: 'layer', gated: true };
const sizes = { V: 50257n, n: 2048n, d: 12288n, h: 96n, h_kv: 8n, d_k: 128n, d_ff: 49152n, N: 96n };
const none = new Map();

test('areas are to scale, fill the square, and do not overlap', () => {
  for (const layout of [bare, full, { ...full, kind: 'both' as const }]) {
    const ledger = countLedger(sizes, layout);
    for (const areas of [modelAreas(ledger, none), layerAreas(ledger, none)]) {
      expect(areas.reduce((sum, { width, height }) => sum + width * height, 0)).toBeCloseTo(1, 9);
      const scale = areas.map(({ id, width, height }) => (width * height) / Number(ledger.lines.find((line) => line.id === id)!.all)); // prettier-ignore
      for (const one of scale) expect(one / scale[0]!).toBeCloseTo(1, 6);
      for (const a of areas)
        for (const b of areas)
          if (a !== b) {
            const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
            const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
            expect(Math.min(across, down), `${a.id} over ${b.id}`).toBeLessThan(1e-9);
          }
    }
    expect(modelAreas(ledger, none)).toHaveLength(ledger.lines.filter(({ all }) => all > 0n).length);
  }
});

test('the feed-forward bands of GPT-3 are two thirds of its layers', () => {
  const ledger = countLedger({ ...sizes, h_kv: 96n }, bare);
  const height = layerAreas(ledger, none).find(({ id }) => id === 'up')!.height;
  expect(height).toBeCloseTo(2 / 3, 9);
});

test('nothing has no area', () => {
  const nothing = countLedger({ ...sizes, N: 0n, V: 0n }, bare);
  expect([...modelAreas(nothing, none), ...layerAreas(nothing, none)]).toEqual([]);
});

test('heads are a grid of cells as square as they divide', () => {
  expect(gridOf(96n, 2)).toEqual([12, 8]);
  expect(gridOf(96n, 2 / 3)).toEqual([8, 12]);
  expect(gridOf(7n, 2)).toEqual([7, 1]);
  expect(gridOf(1n, 2)).toEqual([1, 1]);
  expect(gridOf(1000n, 2)).toEqual([1, 1]);
});

test('what is counted of a line is drawn to scale too', () => {
  const ledger = countLedger({ ...sizes, h_kv: 96n }, bare);
  for (const [level, counted] of [
    ['one', 1_572_864n],
    ['layer', 150_994_944n],
    ['all', 14_495_514_624n],
  ] as const) {
    const area = modelAreas(ledger, new Map([['query', level]])).find(({ id }) => id === 'query')!;
    const drawn = area.width * area.filled[0] * area.height * area.filled[1];
    expect(drawn * Number(ledger.total)).toBeCloseTo(Number(counted), 0);
  }
  const [across, down] = layerAreas(ledger, new Map([['query', 'one']])).find(({ id }) => id === 'query')!.filled;
  expect(across * down).toBeCloseTo(1 / 96, 9);
});
