import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longest, trainCopy, trainedLengths, type CopySnapshot } from '@/models/recurrent/copy/trainCopy';
import { initialState } from '@/state/figure';
import { ready, useTypescript } from '@/tensor';
import { readingAfter } from './compute';
import params from './params';

beforeAll(() => ready({ load: (url) => readFile(url) }));
afterAll(() => useTypescript());

const start = initialState(params.dials);
const at = (set: Partial<typeof start>) => {
  const state = { ...start, ...set };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((preset) => preset.id === id)!.set);

test('the presets’ notices are true of the trained networks', () => {
  let look: (() => CopySnapshot) | undefined;
  for (look of trainCopy(start, start.seed));
  const snapshot = look!();
  const right = (link: 'vector' | 'attention', length: (typeof trainedLengths)[number]) =>
    snapshot[link].accuracies[trainedLengths.indexOf(length)];
  expect(right('vector', 5)).toBeGreaterThan(0.9);
  expect(Math.abs(right('vector', 10) - 0.5)).toBeLessThan(0.12);
  expect(right('vector', 20)).toBeLessThan(0.4);
  expect(right('vector', longest)).toBeLessThan(0.27);
  for (const length of trainedLengths) expect(right('attention', length), `attention ${length}`).toBeGreaterThan(0.9);

  const twenty = readingAfter('attention', preset('attention').result, snapshot).weights!;
  const diagonal = Array.from({ length: 20 }, (_, t) => twenty.at(t, t));
  expect(diagonal.filter((weight) => weight > 0.5).length).toBeGreaterThanOrEqual(16);
});

test('one letter: one state, weight 1, and the context of both networks is the same', () => {
  const { vector, attention } = preset('one').result;
  expect(attention.weights!.tolist()).toEqual([[1]]);
  attention.contexts.data.forEach((c, i) => expect(c).toBeCloseTo(vector.contexts.data[i], 6));
});

test('the answer to the question is counted: an eighth', () => {
  const { state, result } = at(params.predict!.reveal);
  expect(result.given.vector.perLetter / result.shortPerLetter).toBe(1 / 8);
  const said = params.predict!.gap('an eighth of it', result, state);
  expect(said).toContain('16 numbers are 3.2 a letter for 5 letters and 0.4 for 40');
  expect(said).toContain('640');
  expect(params.predict!.gap(null, result, state)).toMatch(/^An eighth/);
});

test('the facts of the presets', () => {
  const facts = (id: string) => {
    const { state, result } = preset(id);
    return Object.fromEntries(Object.entries(params.facts!).map(([name, fact]) => [name, fact(result, state)]));
  };
  expect(facts('five')).toEqual({
    length: '5',
    vectorNumbers: '16',
    attentionNumbers: '80',
    vectorPerLetter: '3.2',
    attentionPerLetter: '16',
  });
  expect(facts('forty')).toMatchObject({ vectorNumbers: '16', attentionNumbers: '640', vectorPerLetter: '0.4' });
});

test('your own string is read where it has letters A to H, and what is left out is said', () => {
  expect(at({ own: 'bad cafe' }).result.source).toBe('BADCAFE');
  const { state, result } = at({ own: 'hello' });
  expect(result.source).toBe('HE');
  expect(params.notice!(state, result)).toBe(
    'Only the letters A to H, and no more than 40 of them, are read: 3 characters were left out.',
  );
  const none = at({ own: 'xyz' });
  expect(none.result.ids).toHaveLength(10);
  expect(params.notice!(none.state, none.result)).toContain('nothing of your string is left');
});

test('turning any dial changes the words', () => {
  const words = (set: Partial<typeof start>) => {
    const { state, result } = at(set);
    return params.describe(state, result);
  };
  const changes = [{}, { length: 11 }, { h: 17 }, { attention: true }, { learningRate: 0.02 }, { steps: 3100 }, { seed: 2 }, { own: 'ABBA' }]; // prettier-ignore
  expect(new Set(changes.map(words)).size).toBe(changes.length);
});
