import { expect, test } from 'vitest';
import { countLedger } from './ledger';
import type { Layout } from './lines';
import { countedTo, ledgerSteps, levelsAt } from './steps';

const bare: Layout = { kind: 'decoder', tied: false, positions: false, biases: 'none', norms: 'none', gated: false };
const full: Layout = { kind: 'encoder', tied: true, positions: true, biases: 'all', norms: 'layer', gated: true };
const sizes = { V: 50257n, n: 2048n, d: 12288n, h: 96n, h_kv: 96n, d_k: 128n, d_ff: 49152n, N: 96n };
const at = (layout: Layout) => {
  const { lines, total } = countLedger(sizes, layout);
  const steps = ledgerSteps(lines.map(({ id }) => id));
  const soFar = (step: number) => {
    const levels = levelsAt(steps, step);
    return lines.reduce((sum, line) => sum + countedTo(line, levels.get(line.id) ?? 'open'), 0n);
  };
  return { lines, steps, total, soFar };
};

test('one head, its copies, the layers, then the rest', () => {
  const { steps, soFar, total } = at(bare);
  expect(steps.map(({ id }) => id)).toEqual([
    'sizes',
    'embedding',
    'key',
    'query',
    'valueDown',
    'valueUp',
    'heads',
    'layers',
    'up',
    'down',
    'unembedding',
    'total',
  ]);
  expect([0, 1, 2, 5, 6, 7].map(soFar)).toEqual([
    0n,
    617_558_016n,
    619_130_880n,
    623_849_472n,
    617_558_016n + 603_979_776n,
    617_558_016n + 57_982_058_496n,
  ]);
  expect(soFar(11)).toBe(total);
});

test('every layout is counted whole, and each step counts more than the one before', () => {
  for (const layout of [
    bare,
    full,
    { ...full, kind: 'both' as const },
    { ...full, kind: 'decoder' as const, tied: false },
  ]) {
    const { steps, soFar, total } = at(layout);
    expect(soFar(steps.length - 1)).toBe(total);
    const sums = steps.slice(0, -1).map((_, step) => soFar(step));
    const counting = sums.filter((_, step) => !(layout.tied && steps[step]!.id === 'unembedding'));
    expect(counting.every((sum, i) => i === 0 || sum > counting[i - 1]!)).toBe(true);
  }
});
