import { expect, test } from 'vitest';
import { listSchedule } from './listSchedule';
import { attentionLayer, blocks, progress, recurrentLayer, runLayer } from './stepCounts';

const lengths = [1, 2, 7, 13, 64, 300, 1024];
const widths = [1, 8, 100, 512];
const lanes = [1, 3, 64, 1000, 1_000_000];

test('the schedule of the recurrent layer is its formula: n times the ticks of one state', () => {
  for (const n of lengths)
    for (const d of widths)
      for (const L of lanes)
        expect(runLayer(recurrentLayer(n, d), L).ticks, `${n} ${d} ${L}`).toBe(n * Math.ceil(d / L));
});

test('the schedule of the attention layer is its formula: all meetings over the lanes', () => {
  for (const n of lengths)
    for (const causal of [false, true])
      for (const L of lanes) {
        const meetings = causal ? (n * (n + 1)) / 2 : n * n;
        expect(runLayer(attentionLayer(n, 512, causal), L).ticks, `${n} ${L}`).toBe(Math.ceil(meetings / L));
      }
});

test('what must wait: n steps of the chain, one of all pairs', () => {
  for (const n of lengths) {
    expect(recurrentLayer(n, 512).waiting).toBe(n);
    expect(attentionLayer(n, 512).waiting).toBe(1);
  }
});

test('the multiplications of the chapter: 64 tokens 2.1 against 16.8 million, 1,024 tokens 537 against 268 million', () => {
  expect(attentionLayer(64, 512).multiplications).toBe(2_097_152);
  expect(recurrentLayer(64, 512).multiplications).toBe(16_777_216);
  expect(attentionLayer(1024, 512).multiplications).toBe(536_870_912);
  expect(recurrentLayer(1024, 512).multiplications).toBe(268_435_456);
  expect(attentionLayer(512, 512).multiplications).toBe(recurrentLayer(512, 512).multiplications);
});

test('a machine never does more at a tick than it has lanes, nor anything before what it waits for', () => {
  const { groups } = recurrentLayer(5, 10);
  let before = new Float64Array(5);
  for (let tick = 1; tick <= 20; tick++) {
    const { done } = listSchedule(groups, 4, tick);
    expect(done.reduce((sum, jobs, g) => sum + jobs - before[g], 0)).toBeLessThanOrEqual(4);
    for (let g = 1; g < 5; g++) if (done[g] > 0) expect(before[g - 1]).toBe(10);
    before = Float64Array.from(done);
  }
});

test('jumping over ticks that are alike changes nothing', () => {
  const { groups } = attentionLayer(9, 4, true);
  for (let tick = 0; tick <= 15; tick++)
    expect(listSchedule(groups, 3, tick).done.reduce((a, b) => a + b)).toBe(Math.min(45, 3 * tick));
});

test('a compressed picture has done as much as the layer itself', () => {
  const attention = attentionLayer(1024, 512);
  const square = blocks(attention, 4096, 100, 32);
  const mean = square.flat().reduce((sum, share) => sum + share, 0) / 32 ** 2;
  expect(mean).toBeCloseTo((4096 * 100) / attention.jobs, 6);
  const chain = progress(recurrentLayer(1024, 512), 512, 100, 32);
  expect(chain.reduce((sum, share) => sum + share, 0) / 32).toBeCloseTo(100 / 1024, 6);
  expect(blocks(attentionLayer(7, 4, true), 1, 0, 32)[0][6]).toBe(-1);
});

test('a list that cannot be scheduled is refused', () => {
  expect(() => listSchedule([{ jobs: 1, after: 0 }], 1)).toThrow(RangeError);
  expect(() => listSchedule([{ jobs: 1 }], 0)).toThrow(RangeError);
});
