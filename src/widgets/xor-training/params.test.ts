import { expect, test } from 'vitest';
import { trainXor, type XorSnapshot } from '@/models/training/xor';
import { initialState } from '@/state/figure';
import params from './params';

const start = initialState(params.dials);

function trained(id: string): XorSnapshot {
  const state = { ...start, ...params.presets.find((preset) => preset.id === id)!.set };
  let look: (() => XorSnapshot) | undefined;
  for (look of trainXor(state, state.seed));
  return look!();
}

test('four units and two learn the rows', () => {
  for (const id of ['four-units', 'two-units']) {
    const { losses, outputs } = trained(id);
    expect(losses.at(-1), id).toBeLessThan(0.05);
    expect(Array.from(outputs, Math.round), id).toEqual([0, 1, 1, 0]);
  }
});

test('one unit ends near its bound, with a row on the wrong side', () => {
  const { losses, outputs } = trained('one-unit');
  const { leastOfOne } = params.compute({ ...start, hidden: 1 });
  expect(losses.at(-1)).toBeGreaterThan(leastOfOne);
  expect(losses.at(-1)).toBeLessThan(leastOfOne + 0.03);
  expect(Array.from(outputs, Math.round)).not.toEqual([0, 1, 1, 0]);
});

test('too large a rate saw-tooths above where it began', () => {
  const { losses } = trained('too-large');
  const late = Array.from(losses.slice(-20));
  expect(Math.min(...late)).toBeGreaterThan(losses[0]);
  expect(Math.max(...late) - Math.min(...late)).toBeGreaterThan(1);
});

test('the stuck preset is stuck: two rows right, two at about a half, and no less loss in the last quarter', () => {
  const { losses, outputs } = trained('stuck');
  expect(losses.at(-1)).toBeGreaterThan(0.34);
  expect(losses[450] - losses[600]).toBeLessThan(0.01);
  expect(Array.from(outputs).filter((p) => Math.abs(p - 0.5) < 0.1)).toHaveLength(2);
});

test('turning any dial changes the words', () => {
  const words = (set: Partial<typeof start>) => {
    const state = { ...start, ...set };
    return params.describe(state, params.compute(state));
  };
  const changes = [{}, { hidden: 5 }, { learningRate: 0.31 }, { steps: 650 }, { seed: 2 }, { pace: 'full' as const }];
  expect(new Set(changes.map(words)).size).toBe(changes.length);
});

test('one unit is told its bound, computed; the words do not answer the question', () => {
  const one = { ...start, hidden: 1 };
  expect(params.notice!(one, params.compute(one))).toContain('0.477');
  expect(params.notice!(start, params.compute(start))).toBeUndefined();
  expect(params.describe(start, params.compute(start))).not.toContain('0.477');
});
