import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adoptShipped } from '@/golden/adoptShipped';
import { tinyTrain, type TinySnapshot } from '@/models/transformer/tinyTrain';
import { verdictOn } from '@/models/transformer/tinyTrainVerdict';
import { initialState } from '@/state/figure';
import { ready, useTypescript } from '@/tensor';
import { settingsOf } from './compute';
import { limit } from './dials';
import params from './params';

beforeAll(() => ready({ load: (url) => readFile(url) }));
afterAll(() => useTypescript());

const start = initialState(params.dials);
const at = (set: Partial<typeof start>) => {
  const state = { ...start, ...set };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((preset) => preset.id === id)!.set);

function trained({ state, result }: ReturnType<typeof at>) {
  let look: (() => TinySnapshot) | undefined;
  for (look of tinyTrain({ ...settingsOf(state), given: result.given() }, state.seed));
  const snapshot = look!();
  return { ...snapshot, verdict: verdictOn({ ...snapshot, byFrequency: result.byFrequency, steps: state.steps }) };
}
/** Fewer steps than the preset has: half of them tell already. */
const half = (id: string) => {
  const { state } = preset(id);
  return trained(at({ ...state, steps: state.steps / 2 }));
};

test('a fresh model learns what follows what, held out or not', () => {
  const { learned, heldOut, verdict } = half('fresh');
  expect(verdict).toBe('learns');
  expect(learned.at(-1)).toBeLessThan(2.3);
  expect(heldOut.at(-1)).toBeLessThan(2.6);
}, 180_000);

test('ten times the rate stalls, a hundredth is slow', () => {
  expect(preset('too-fast').state.learningRate).toBeCloseTo(10 * start.learningRate, 9);
  expect(preset('too-slow').state.learningRate).toBeCloseTo(start.learningRate / 100, 9);
  expect(half('too-fast').verdict).toBe('stalled');
  expect(half('too-slow').verdict).toBe('slow');
}, 300_000);

test('one paragraph is learned by heart', () => {
  const { learned, heldOut, verdict } = half('overfit');
  expect(verdict).toBe('overfits');
  expect(learned.at(-1)).toBeLessThan(1);
  expect(heldOut.at(-1)).toBeGreaterThan(Math.min(...heldOut) + 0.5);
}, 180_000);

test('the trained model is asked for, and then goes on learning', async () => {
  const absent = preset('continue');
  expect(absent.result.absent).toBe(true);
  expect(params.describe(absent.state, absent.result)).toContain('It has to be loaded first');
  await adoptShipped();
  const { state, result } = preset('continue');
  expect(result).toMatchObject({ absent: false, vocabulary: 2048, parameters: 1_055_488 });
  const { learned, heldOut } = trained(at({ ...state, steps: 20 }));
  expect(learned[0]).toBeLessThan(5);
  expect(learned.at(-1)).toBeLessThan(learned[0] - 1);
  expect(heldOut.at(-1)).toBeGreaterThan(heldOut[0]);
}, 180_000);

test('the facts of the first preset', () => {
  const { state, result } = preset('fresh');
  const facts = Object.fromEntries(Object.entries(params.facts!).map(([name, fact]) => [name, fact(result, state)]));
  expect(facts).toEqual({
    parameters: '104,320',
    tokens: '14,430',
    heldOut: '1,603',
    vocabulary: '66',
    clueless: '4.19',
    byFrequency: '3.06',
    tokensAStep: '512',
    seen: '307,200',
    passes: '21',
  });
});

test('how often a letter is met is counted', () => {
  const { state, result } = at(params.predict!.reveal);
  expect(params.predict!.gap('about twenty times', result, state)).toMatch(/^Yes: 307,200 tokens are seen/);
  expect(params.predict!.gap('once or twice', result, state)).toMatch(/^No: /);
});

test('an empty, short or long text of one’s own is said to be so', () => {
  const said = (set: Partial<typeof start>) => params.notice!(at(set).state, at(set).result);
  expect(said({})).toBeUndefined();
  expect(said({ text: 'own' })).toBe('Your text is empty: the story’s opening is used.');
  expect(said({ text: 'own', own: 'too short' })).toMatch(/^Your text is shorter than 20 characters/);
  expect(said({ text: 'own', own: 'a rose is a rose is a rose' })).toMatch(/^The text is too short to hold/);
  expect(said({ text: 'own', own: 'a'.repeat(limit) })).toMatch(/^Only the first 20,000/);
  expect(said({ learningRate: 0.5 })).toMatch(/^At such a rate/);
  expect(at({ text: 'own', own: 'x' }).result.learned).toBe(at({}).result.learned);
});

test('turning any dial changes the words', () => {
  const words = (set: Partial<typeof start>) => params.describe(at(set).state, at(set).result);
  const changes = [{}, { model: 'shipped' as const }, { text: 'paragraph' as const }, { text: 'own' as const, own: 'a rose is a rose is a rose' }, { learningRate: 0.02 }, { batch: 9 }, { steps: 620 }, { seed: 2 }]; // prettier-ignore
  expect(new Set(changes.map(words)).size).toBe(changes.length);
});
