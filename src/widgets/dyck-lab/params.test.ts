import { expect, test } from 'vitest';
import { trainRace } from '@/models/brackets/race';
import { initialState } from '@/state/figure';
import { glyphsOf, labelledWith, readWith } from './compute';
import { mostSymbols, racing, settingsOf } from './dials';
import params from './params';

const start = initialState(params.dials);
const at = (set: Partial<typeof start>) => {
  const state = { ...start, ...set };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((preset) => preset.id === id)!.set);
const words = (set: Partial<typeof start>) => {
  const { state, result } = at(set);
  return params.describe(state, result);
};
const said = (set: Partial<typeof start>) => {
  const { state, result } = at(set);
  return params.notice!(state, result);
};
const facts = ({ state, result }: ReturnType<typeof at>) =>
  Object.fromEntries(Object.entries(params.facts!).map(([name, fact]) => [name, fact(result, state)]));

test('the cells have the weights that the lectures count', () => {
  expect(facts(preset('race'))).toMatchObject({
    parametersElman: '3,152',
    parametersGated: '6,202',
    parametersGru: '9,252',
    parametersLstm: '12,302',
    stack: 'balanced',
    symbols: '8',
    deepest: '3',
  });
});

test('the string is read with the weights that the race begins with', () => {
  const { state, result } = preset('lstm');
  const race = trainRace({ ...settingsOf(state), cells: ['lstm'], learningRate: 1e-20 }, state.seed);
  expect(result.weights).toEqual(race.next().value!().lanes[0].weights);
  race.return();
});

test('all twelve labelled strings sum to 0; those with label 0, and no others, fall below it, so that counters suffice', () => {
  const labelled = preset('labelled');
  for (const { label, ends, least, counters, stack } of labelled.result.labelled!) {
    expect(ends).toBe(0);
    expect([least === 0, counters, stack]).toEqual([label === 1, label === 1, label === 1]);
  }
  expect(facts(labelled)).toMatchObject({ labelled: '12', zeroSums: '12', stackRight: '12', countersRight: '12' });
  expect(params.steps!(labelled.state).names).toHaveLength(13);
});

test('counters accept [0, 1, 9, 8], a stack does not', () => {
  for (const string of ['([)]', '0198', '0, 1, 9, 8']) {
    const { state, result } = at({ string });
    expect(result.symbols).toEqual([0, 1, 9, 8]);
    expect(result.counters.accepts).toBe(true);
    expect(result.balanced).toBe(false);
    expect(params.notice!(state, result)).toMatch(/^The colours cross/);
  }
  expect(params.predict!.gap('they refuse it', preset('counters').result, start)).toBe(
    'No: they accept it (5 counters: never below 0, 0 at the end). A stack refuses it: symbol 3, ), meets [ on top.',
  );
});

test('thirty symbols that no counter tells from balanced ones', () => {
  const { result } = preset('long');
  expect(result.symbols).toHaveLength(30);
  expect(result.counters.accepts).toBe(true);
  expect(result.balanced).toBe(false);
});

test('odd, empty, foreign and long strings are said to be so', () => {
  expect(said({})).toBeUndefined();
  expect(said({ string: '(()' })).toBe('3 is odd: such a string cannot be balanced, and no cell ever trains on one.');
  expect(said({ string: '' })).toMatch(/^The string is empty/);
  expect(said({ string: '(a)' })).toBe('1 character of your string is not brackets in 5 colours and was left out.');
  expect(said({ string: '([])', colours: 1 })).toMatch(/^2 characters of your string are not brackets in 1 colour/);
  expect(said({ string: '()'.repeat(20) })).toBe('Only the first 36 symbols are read; 4 more were left out.');
  expect(glyphsOf({ ...start, string: '()'.repeat(100) })).toHaveLength(mostSymbols);
  expect(preset('empty').result.reading.after).toEqual([]);
});

test('at least one cell races', () => {
  expect(racing({ ...start, elman: false, gated: false, gru: false, lstm: false })).toEqual(['elman']);
});

test('weights of a run read the string, and the labelled ones in its colours', () => {
  const state = { ...start, colours: 1, longest: 6, hidden: 4, sequences: 4, string: '(())' };
  const { symbols, weights } = params.compute(state);
  let trained = weights;
  for (const look of trainRace({ ...settingsOf(state), cells: ['elman'] }, state.seed))
    trained = look().lanes[0].weights;
  expect(trained).toHaveLength(weights.length);
  expect(trained).not.toEqual(weights);
  const { probability, after } = readWith(trained, state, symbols);
  expect(after.at(-1)).toBe(probability);
  expect(labelledWith(trained, state).filter((row) => row.probability !== undefined)).toHaveLength(6);
});

test('turning any dial changes the words, of one string and of the twelve', () => {
  const turned = [{}, { colours: 4 }, { longest: 12 }, { sequences: 2000 }, { batch: 4 }, { hidden: 20 }, { learningRate: 0.01 }, { seed: 2 }, { elman: false }, { gated: false }, { gru: false }, { lstm: false }, { shown: 'lstm' as const }, { string: '()' }, { step: 3 }]; // prettier-ignore
  const all = (['one', 'labelled'] as const).flatMap((read) => turned.map((set) => words({ ...set, read })));
  expect(new Set(all).size).toBe(all.length);
});
