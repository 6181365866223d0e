import { expect, test } from 'vitest';
import { initialInduction } from '@/models/transformer/induction/inductionGpt';
import { toNumbers } from '@/models/numbers';
import { initialState } from '@/state/figure';
import { looksAt, readAfter } from './compute';
import { settingsOf } from './dials';
import params from './params';

const start = initialState(params.dials);
const at = (set: Partial<typeof start>) => {
  const state = { ...start, ...set };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((preset) => preset.id === id)!.set);

test('the presets are trained as they say', () => {
  expect(settingsOf(preset('two-layers').state)).toEqual({ layers: 2, positions: 'rotary', shortest: 8, learningRate: 0.003, steps: 500 }); // prettier-ignore
  expect(settingsOf(preset('one-layer').state)).toMatchObject({ layers: 1, steps: 600 });
  expect(settingsOf(preset('learned-positions').state)).toMatchObject({ positions: 'learned', shortest: 4 });
  expect(preset('seed-2').result.tokens).not.toEqual(preset('two-layers').result.tokens);
});

test('the text stands there twice, and no token of it twice in one copy', () => {
  const { result } = at({ shown: 32 });
  expect(result.tokens).toHaveLength(64);
  expect(result.tokens.slice(0, 32)).toEqual(result.tokens.slice(32));
  expect(new Set(result.tokens).size).toBe(32);
});

test('one layer has two heads, two have four; a head or a token that is not there gives way to the last', () => {
  const one = at({ layers: 'one', head: 3, at: 60 }).result;
  expect([one.reading.heads.length, one.head, one.at]).toEqual([2, 1, 23]);
  expect(at({}).result.reading.heads).toHaveLength(4);
  expect(one.parameters).toBeLessThan(at({}).result.parameters);
});

test('weights of a run read the same text', () => {
  const { state, result } = at({});
  const W = initialInduction({ layers: 2, positions: 'rotary' }, 7);
  expect(looksAt(readAfter(toNumbers(W), state), result).key).toBeLessThanOrEqual(result.at);
  expect(readAfter(toNumbers(initialInduction({ layers: 2, positions: 'rotary' }, 1)), state)).toEqual(result.reading);
});

test('the token that has to be read is the one after the same token', () => {
  const { state, result } = at(params.predict!.reveal);
  expect(result.places).toEqual({ before: 16, stoodAt: 5, followedAt: 6 });
  expect(result.tokens[result.places!.stoodAt]).toBe(result.tokens[result.at]);
  const said = params.predict!.gap('what followed the same token', result, state);
  expect(said).toMatch(/^Yes: ., token 18, stood at 6 before, and the token after that, . at 7,/);
  expect(params.predict!.gap('the token before it', result, state)).toMatch(/^No: /);
  const { state: early, result: first } = at({});
  expect(params.predict!.gap(null, first, early)).toContain('token 13 or later');
});

test('the facts', () => {
  const { state, result } = preset('two-layers');
  const facts = Object.fromEntries(Object.entries(params.facts!).map(([name, fact]) => [name, fact(result, state)]));
  expect(facts).toEqual({ parameters: '104,192', vocabulary: '64', clueless: '4.16', segment: '12' });
});

test('settings that may end before anything happens are said to be so', () => {
  const said = (set: Partial<typeof start>) => params.notice!(at(set).state, at(set).result);
  expect(said({})).toBeUndefined();
  expect(said({ steps: 100 })).toMatch(/^So few steps/);
  expect(said({ learningRate: 0.03 })).toMatch(/^A learning rate this large/);
});

test('turning any dial changes the words', () => {
  const words = (set: Partial<typeof start>) => params.describe(at(set).state, at(set).result);
  const changes = [{}, { layers: 'one' as const }, { positions: 'learned' as const }, { shortest: 5 }, { learningRate: 0.004 }, { steps: 550 }, { seed: 2 }, { shown: 13 }, { at: 6 }, { head: 0 }]; // prettier-ignore
  expect(new Set(changes.map(words)).size).toBe(changes.length);
});
