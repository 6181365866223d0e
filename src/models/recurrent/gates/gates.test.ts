import { expect, test } from 'vitest';
import { toNumbers } from '../../numbers';
import { readGates, readsItsState, type CellKind, type GatedCell } from './cell';
import { allPaths, directPath, halfLife, keptAfter } from './directPath';
import { drawnCell, drawnWords } from './drawn';
import { handCell, handInputs, type Levels } from './byHand';
import { gruForms } from './gruForms';
import { readUnit } from './readings';
import {
  errorOf,
  marked,
  remembererOf,
  sayFirst,
  trainRememberer,
  untrainedRememberer,
  type RememberSettings,
  type RememberSnapshot,
} from './rememberFirst';

const level = (set: Partial<Levels>): Levels => ({ keep: 0, write: 0, candidate: 0, reveal: 0, reset: 0, ...set });
const plus = (T: number) => Array.from({ length: T }, () => 1);
const byHand = (
  kind: CellKind,
  most: Partial<Levels>,
  special: Partial<Levels>,
  T: number,
  at = 1,
  signs = plus(T),
) => {
  const cell = handCell(kind, level(most), level(special));
  const steps = readGates(cell, handInputs(signs, at));
  return { steps, unit: readUnit(cell, steps, 0) };
};

test('gates set by hand are the ones asked for, 0 and 1 exactly', () => {
  for (const p of [0, 0.001, 0.25, 0.9, 1]) {
    const { unit } = byHand('lstm', { keep: p, write: p, candidate: 2 * p - 1, reveal: p }, {}, 3, 0);
    for (const { keep, write, candidate, reveal } of unit) {
      expect(keep.value).toBeCloseTo(p, 6);
      expect(write.value).toBeCloseTo(p, 6);
      expect(candidate.value).toBeCloseTo(2 * p - 1, 6);
      expect(reveal!.value).toBeCloseTo(p, 6);
      if (p === 0 || p === 1) expect([keep.value, keep.slope]).toEqual([p, 0]);
    }
  }
});

test('written once and kept, a value stands unchanged for 100 steps', () => {
  const { unit } = byHand('lstm', { keep: 1, reveal: 1 }, { write: 1, candidate: 0.8, reveal: 1 }, 100);
  expect(new Set(unit.map(({ state }) => state)).size).toBe(1);
  expect(unit[99]!.state).toBeCloseTo(0.8, 6);
});

test('a forget gate of 0 at one step empties the cell there', () => {
  const { unit } = byHand('lstm', { keep: 1, write: 1, candidate: 1, reveal: 1 }, {}, 10, 6);
  expect(unit[4]!.state).toBe(5);
  expect(unit[5]!.state).toBe(0);
  expect(unit[9]!.state).toBe(4);
  expect(Math.max(...unit.map(({ h }) => h))).toBeLessThan(1);
});

test('the candidate takes its sign from what is read', () => {
  const { unit } = byHand('lstm', { candidate: 0.5 }, { candidate: 0.9 }, 4, 1, [-1, 1, -1, 1]);
  expect(unit.map(({ candidate }) => Number(candidate.value.toFixed(6)))).toEqual([-0.9, 0.5, -0.5, 0.5]);
});

test('the parts of a step add up to it, in every cell', () => {
  for (const kind of ['lstm', 'gru', 'gated'] as const) {
    const cell = drawnCell(kind, 3, 4, 1);
    const steps = readGates(cell, drawnWords(['a', 'b', 'a', 'c'], 3, 1));
    for (let unit = 0; unit < 4; unit++)
      for (const { keep, write, candidate, before, kept, written, state, reveal, bounded, h } of readUnit(
        cell,
        steps,
        unit,
      )) {
        expect(kept).toBeCloseTo(keep.value * before.state, 6);
        expect(written).toBeCloseTo(write.value * candidate.value, 6);
        expect(state).toBeCloseTo(kept + written, 6);
        if (kind === 'lstm') expect(h).toBeCloseTo(reveal!.value * bounded!, 6);
        else expect(write.value).toBeCloseTo(1 - keep.value, 6);
      }
  }
});

test('along the direct path the factors multiply; by hand nothing else leads back', () => {
  expect(directPath([0.5, 0.9, 0.5])).toEqual([0.45, 0.5, 1]);
  expect(keptAfter(0.9, 50)).toBeCloseTo(0.00515, 5);
  expect(halfLife(0.5)).toBe(1);
  const { steps, unit } = byHand('lstm', { keep: 0.9, write: 0.3, candidate: 0.5, reveal: 0.4 }, {}, 12, 0);
  const direct = directPath(unit.map(({ keep }) => keep.value));
  allPaths(steps.map(({ state }) => state), 0).forEach((left, t) => expect(left).toBeCloseTo(direct[t]!, 6)); // prettier-ignore
});

test('by hand only the candidate of a GRU reads the state before; drawn cells all do', () => {
  const kinds = ['lstm', 'gru', 'gated'] as const;
  expect(kinds.map((kind) => readsItsState(handCell(kind, level({}), level({}))))).toEqual([false, true, false]);
  expect(kinds.map((kind) => readsItsState(drawnCell(kind, 3, 2, 1)))).toEqual([true, true, true]);
});

test('where gates read h, the derivative has other paths: it is what a small change of c does', () => {
  const cell = drawnCell('lstm', 3, 2, 4) as Extract<GatedCell, { kind: 'lstm' }>;
  const x = drawnWords(['a', 'b', 'c'], 3, 4);
  const steps = readGates(cell, x);
  const all = allPaths(steps.map(({ state }) => state), 0); // prettier-ignore
  const direct = directPath(readUnit(cell, steps, 0).map(({ keep }) => keep.value));
  expect(all.at(-1)).toBe(1);
  expect(Math.abs(all[0]! - direct[0]!)).toBeGreaterThan(1e-4);
});

test('the two forms of the GRU are one with one unit, and differ with several', () => {
  const forms = (h: number) => {
    const cell = drawnCell('gru', 3, h, 2) as Extract<GatedCell, { kind: 'gru' }>;
    return gruForms(drawnWords(['a', 'b', 'c', 'd'], 3, 2), cell.weights).apart;
  };
  expect(Math.max(...forms(1))).toBeLessThan(1e-6);
  expect(Math.max(...forms(3))).toBeGreaterThan(0.01);
  expect(forms(3)[0]).toBe(0);
});

const settings: RememberSettings = { cell: 'lstm', memory: 'number', length: 10, units: 1, learningRate: 0.05, keepBias: 3, steps: 400 }; // prettier-ignore
function trained(set: Partial<RememberSettings>, seed: number): RememberSnapshot {
  let look: (() => RememberSnapshot) | undefined;
  for (look of trainRememberer({ ...settings, ...set }, seed));
  return look!();
}

test('to hold a number, a trained cell learns to write at the first step, then to keep and to write nothing', () => {
  const { error, weights, losses } = trained({}, 2);
  expect(losses).toHaveLength(400);
  expect(error).toBeLessThan(0.05);
  const model = remembererOf(settings, weights);
  const values = [0.6, -0.9, 0.3, 0.8, -0.2, -0.7, 0.5, 0.1, -0.4, 0.9];
  const steps = readGates(model.cell, marked([values]).reshape(10, 2));
  const unit = readUnit(model.cell, steps, 0);
  expect(unit[0]!.write.value).toBeGreaterThan(0.5);
  for (const { keep, write } of unit.slice(1)) {
    expect(keep.value).toBeGreaterThan(0.98);
    expect(write.value).toBeLessThan(0.03);
  }
  expect(sayFirst(model, steps.at(-1)!.h).said).toBeCloseTo(0.6, 1);
});

test('a first bit is learned too, and forgotten where the cell starts by forgetting', () => {
  expect(trained({ memory: 'bit', steps: 200, units: 2 }, 1).error).toBe(0);
  expect(trained({ memory: 'bit', steps: 200, length: 20, keepBias: -1 }, 1).error).toBeGreaterThan(0.3);
});

test('weights survive the way into numbers and back', () => {
  const model = untrainedRememberer({ ...settings, cell: 'gru', units: 2 }, 1);
  const again = remembererOf({ ...settings, cell: 'gru', units: 2 }, toNumbers(model));
  expect(toNumbers(again)).toEqual(toNumbers(model));
  expect(errorOf(again, { ...settings, cell: 'gru', units: 2 })).toBe(errorOf(model, { ...settings, cell: 'gru', units: 2 })); // prettier-ignore
});
