import { expect, test } from 'vitest';
import { trainRememberer, type RememberSnapshot } from '@/models/recurrent/gates/rememberFirst';
import { initialState } from '@/state/figure';
import { computeTrained, settingsOf, type State } from './compute';
import params from './params';
import { verdict } from './words';

const start = initialState(params.dials);
const preset = (id: string, more: Partial<State> = {}): State => ({ ...start, ...params.presets.find((one) => one.id === id)!.set, ...more }); // prettier-ignore
const view = (id: string, more: Partial<State> = {}) => params.compute(preset(id, more)).view;
const states = (id: string, more: Partial<State> = {}) => view(id, more).steps.map(({ state }) => state);
const fact = (name: keyof NonNullable<typeof params.facts>, id = 'sentence') => params.facts![name]!(params.compute(preset(id)), preset(id)); // prettier-ignore

function trained(state: State): RememberSnapshot {
  let look: (() => RememberSnapshot) | undefined;
  for (look of trainRememberer(settingsOf(state), state.seed));
  return look!();
}

test('the sentence is read with all six equations, four words long', () => {
  const { steps, T, tokens } = view('sentence');
  expect([T, tokens]).toEqual([4, ['Transformers', 'are', 'encoder', 'decoder']]);
  const now = steps[1]!;
  expect(now.state).toBeCloseTo(now.keep.value * now.before.state + now.write.value * now.candidate.value, 6);
  expect(now.h).toBeCloseTo(now.reveal!.value * Math.tanh(now.state), 6);
});

test('remember: the value at step 100 is the one written, and all of its gradient arrives', () => {
  const cell = states('remember-forever');
  expect(cell).toHaveLength(100);
  expect(new Set(cell).size).toBe(1);
  expect(view('remember-forever').direct[0]).toBe(1);
});

test('reset: nothing is left of the cell after step 12, nor of a change before it', () => {
  const cell = states('reset-now');
  expect(cell[10]).toBeGreaterThan(1.5);
  expect(cell[11]).toBe(0);
  expect(view('reset-now').direct[10]).toBe(0);
});

test('first bit: its sign is carried to the end, whatever bits follow', () => {
  for (const [bits, sign] of [['1 0 0 0', 1], ['0 1 1 1', -1]] as const) expect(Math.sign(states('copy-first-bit', { bits }).at(-1)!)).toBe(sign); // prettier-ignore
});

test('saturated: all slopes are 0, c grows by 1 a step, h stays below 1', () => {
  const { steps } = view('saturated');
  expect(steps.map(({ state }) => state)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  for (const { keep, write, candidate, reveal, h } of steps) {
    expect([keep.slope, write.slope, candidate.slope, reveal!.slope]).toEqual([0, 0, 0, 0]);
    expect(h).toBeLessThan(1);
  }
});

test('hidden: h is 0 while c lives on, until the gate opens at step 15', () => {
  const { steps } = view('hidden');
  expect(steps.slice(0, 14).every(({ h, state }) => h === 0 && state > 0.1)).toBe(true);
  expect(steps[14]!.h).toBeGreaterThan(0.9);
});

test('one gate: what is kept and what is written add up to 1', () => {
  for (const { keep, write } of view('one-gate').steps) expect(keep.value + write.value).toBeCloseTo(1, 6);
});

test('both conventions of z are one cell, and the words say which is meant', () => {
  expect(states('gru-keep')).toEqual(states('gru-update'));
  const said = (id: string) => params.describe(preset(id), params.compute(preset(id)));
  expect(said('gru-keep')).toContain('z keeps');
  expect(said('gru-update')).toContain('z updates');
});

test('trained: the write gate opens at the first step and stays shut after it', () => {
  const state = preset('trained');
  const { weights, error } = trained(state);
  const { steps, answer } = computeTrained(state, weights);
  expect(steps[0]!.write.value).toBeGreaterThan(0.7);
  for (const { keep, write } of steps.slice(1)) {
    expect(keep.value).toBeGreaterThan(0.98);
    expect(write.value).toBeLessThan(0.05);
  }
  expect(answer!.said).toBeCloseTo(0.6, 1);
  expect(verdict(state, error, true)).toMatch(/^Learned/);
});

test('a seed that fails is said to have failed', () => {
  const state = preset('trained', { seed: 1 });
  expect(verdict(state, trained(state).error, true)).toMatch(/^Seed 1 did not learn it/);
});

test('after the prediction is answered 51 steps show what the words say', () => {
  const state = { ...start, ...params.predict!.reveal };
  const result = params.compute(state);
  expect(result.view.direct[0]).toBeCloseTo(0.9 ** 50, 5);
  expect(result.view.steps[50]!.state / result.view.steps[0]!.state).toBeCloseTo(0.9 ** 50, 5);
  expect(params.predict!.gap(null, result, state)).toContain('0.00515');
});

test('the facts of the prose', () => {
  expect(fact('lstmParameters')).toBe('12,302');
  expect(fact('lstmParametersDoubleBias')).toBe('12,502');
  expect(fact('gruParameters')).toBe('9,252');
  expect(fact('gruParametersDoubleBias')).toBe('9,402');
  expect(fact('gatedParameters')).toBe('6,202');
  expect(fact('left50at99')).toBe('0.605');
  expect(fact('cell', 'remember-forever')).toBe('0.8');
});

test('turning any dial changes the words, in every mode that has it', () => {
  const bases: Partial<State>[] = [
    {},
    { cell: 'gru' },
    { gates: 'hand' },
    { gates: 'hand', cell: 'gru' },
    { gates: 'hand', signs: true },
    { gates: 'trained' },
    { gates: 'trained', memory: 'bit' },
  ];
  const others: Partial<State> = {
    cell: 'gated', gates: 'hand', convention: 'update', length: 17, special: 3, keep: 0.31, write: 0.32, candidate: 0.33,
    reveal: 0.34, reset: 0.35, keepAt: 0.36, writeAt: 0.37, candidateAt: 0.38, revealAt: 0.39, resetAt: 0.4, signs: true,
    bits: '0 1 1', text: 'Other words', memory: 'bit', numbers: '0.1 0.2', learningRate: 0.06, keepBias: 1, units: 3,
    unit: 2, seed: 77, step: 1,
  }; // prettier-ignore
  const words = (state: State) => params.describe(state, params.compute(state));
  for (const name of Object.keys(params.dials) as (keyof State)[]) {
    const changes = bases.some((base) => {
      const before = { ...start, ...base };
      return (
        words(before) !== words({ ...before, [name]: others[name] ?? (before.gates === 'hand' ? 'drawn' : 'hand') })
      );
    });
    expect(changes, name).toBe(true);
  }
});

test('odd input is said', () => {
  const said = (set: Partial<State>) => params.notice!({ ...start, ...set }, params.compute({ ...start, ...set }));
  expect(said({})).toBeUndefined();
  expect(said({ text: ' ' })).toContain('empty');
  expect(said({ text: 'a '.repeat(30) })).toContain('6 more');
  expect(said({ gates: 'trained', numbers: 'x 0.5' })).toContain('passed over');
  expect(said({ gates: 'trained', memory: 'bit', bits: '' })).toContain('single 1');
});
