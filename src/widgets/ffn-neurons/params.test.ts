import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import type { State } from './compute';
import params from './params';

const start = initialState(params.dials);
const at = (set: Partial<State>) => {
  const state = { ...start, ...set };
  const result = params.compute(state);
  return { state, result, words: params.describe(state, result), notice: params.notice!(state, result) };
};
const preset = (id: string) => at(params.presets.find((p) => p.id === id)!.set);
const fact = (name: string, id = 'relu') => {
  const { state, result } = preset(id);
  return params.facts![name]!(result, state);
};

test('with ReLU six of sixteen units are on for “cats” and the others are exactly 0', () => {
  expect([fact('unitsOn'), fact('units'), fact('offHere')]).toEqual(['6', '16', '62.5%']);
});

test('with GELU no unit is exactly 0', () => {
  expect(preset('gelu').result.offAll).toBe(0);
  expect(preset('gelu').result.nearAll).toBeGreaterThan(0.5);
});

test('SwiGLU has half as many weights again', () => {
  const { parameters } = preset('swiglu').result;
  expect(parameters.used / parameters.plain).toBe(1.5);
  expect(at({ activation: 'swiglu', ratio: 2.75 }).result.parameters.used).toBe(132);
});

test('a dead unit has a gradient of exactly 0 with ReLU, and not with GELU', () => {
  const { result, words } = preset('dead');
  expect(result.gradient).toBe(0);
  expect(result.dead).toContain(0);
  expect(words).toContain('exactly 0');
  expect(at({ nudge: -6, activation: 'gelu' }).result.gradient).toBeGreaterThan(0);
});

test('the wide layer has twice the units, of which half are ours', () => {
  const { units, handmade } = preset('wide').result;
  expect([units, handmade]).toEqual([32, 16]);
});

test('changing another word moves nothing here, and the prediction says so', () => {
  const { result, state } = at(params.predict!.reveal);
  expect([result.swapped, result.moved]).toEqual([true, 0]);
  expect(result.movedOther).toBeGreaterThan(0);
  expect(params.predict!.gap('no, not at all', result, state)).toMatch(/^As you said: .* moved by 0,/);
  expect(params.predict!.gap(null, result, state)).not.toContain('As you said');
});

test('the same word gets the same answer at both places', () => {
  const { out } = at({}).result;
  expect(out.slice([0, 1]).tolist()).toEqual(out.slice([4, 5]).tolist());
});

test('odd text is said to be odd', () => {
  expect(at({ text: '  ' }).notice).toContain('empty');
  expect(at({ text: 'cats '.repeat(14) }).notice).toContain('2 more were left out');
  expect(at({ text: 'the zebra' }).notice).toContain('“zebra”');
  expect(at({ text: 'cats' }).result.other).toBeUndefined();
});

test('turning any dial changes the words', () => {
  const turned: Partial<State> = {
    activation: 'geglu',
    ratio: 2,
    nudge: 1,
    swap: true,
    text: 'a dog',
    token: 2,
    unit: 3,
  };
  for (const [dial, value] of Object.entries(turned)) expect(at({ [dial]: value }).words, dial).not.toBe(at({}).words);
});

test('every fact', () => {
  const all = (id: string) => Object.fromEntries(Object.keys(params.facts!).map((name) => [name, fact(name, id)]));
  expect(all('relu')).toMatchInlineSnapshot(`
    {
      "deadUnits": "1",
      "gpt3All": "115,964,116,992",
      "gpt3Layer": "1,207,959,552",
      "gradient": "16.7",
      "knownWords": "44",
      "moved": "0",
      "nearAll": "66.7%",
      "noValue": "0",
      "offAll": "66.7%",
      "offHere": "62.5%",
      "units": "16",
      "unitsOn": "6",
      "weights": "128",
      "weightsGated": "192",
      "weightsPlain": "128",
      "yesValue": "2",
    }
  `);
  expect([fact('noValue', 'gelu'), fact('nearAll', 'gelu'), fact('noValue', 'swiglu'), fact('weights', 'swiglu'), fact('gradient', 'dead')]).toMatchInlineSnapshot(`
    [
      "−0.0455",
      "66.7%",
      "0",
      "192",
      "0",
    ]
  `); // prettier-ignore
});
