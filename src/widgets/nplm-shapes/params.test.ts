import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import { steps } from './compute';
import params from './params';

type State = Parameters<typeof params.compute>[0];
const start = initialState(params.dials);
const at = (changes: Partial<State> = {}) => {
  const state: State = { ...start, ...changes };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((one) => one.id === id)!.set);
const part = (id: string, name: string) => preset(id).result.parts.find((one) => one.name === name)!;

test('three words: W₁ has n_ctx · d columns, W₂ a row for every word', () => {
  expect(part('small', 'W_1')).toMatchObject({ rows: 5, columns: 12, learned: 60 });
  expect(part('small', 'W_2')).toMatchObject({ rows: 12, columns: 5 });
  expect(preset('small').result).toMatchObject({ total: 168, totals: { none: 240, C: 168, CD: 176, tied: 128 } });
});

test('2,048 words: W₁ has outgrown both other matrices, in proportion to the context', () => {
  const { result } = preset('long-context');
  expect(part('long-context', 'W_1').learned).toBe(100 * 100 * 2048);
  expect(result.total).toBe(30_531_400);
  expect(result.stages).toBeUndefined();
});

test('d > m: the table does not pay, and the rank is m', () => {
  const { result } = preset('wide');
  expect(result.limit).toBe(4);
  expect(result.totals.C).toBeGreaterThan(result.totals.none);
  expect(result.rank).toBe(6);
  expect(result.rankLimit).toBe(6);
});

test('tied: the second table costs nothing', () => {
  expect(part('tied', 'D')).toMatchObject({ rows: 12, columns: 4, learned: 0 });
});

test('bare: W₁ has n_voc columns for every place', () => {
  expect(part('bare', 'W_1').columns).toBe(36);
});

test('a word too many stops at W₁ · stack, and the engine agrees', () => {
  const { state, result } = preset('shape-error');
  expect(result.refused).toMatch(/100.*200/);
  expect(params.notice!(state, result)).toBe(
    'W₁ has 100 columns, but 2 words make a stack of 200 rows: W₁ · stack has no value.',
  );
  expect(at({ context: 1, extra: -3 }).result.given).toBe(0);
});

test('the prediction is answered from the counts', () => {
  const { state, result } = at(params.predict!.reveal);
  expect(params.predict!.gap('in proportion to the context', result, state)).toMatch(
    /^Yes, in proportion\. Every further word adds m · 4 = 20 numbers to W₁: 128 in all for one word, 41,068 for 2,048\..*2,211 digits/,
  );
});

test('the exercise counts right boxes', () => {
  const { result } = at({
    step: steps.indexOf('exercise'),
    answers: [
      [4, 12],
      [12, 0],
      [5, 4],
      [12, 5],
    ],
  });
  expect(result.right).toBe(3);
});

test('the words say something else whenever a dial is turned', () => {
  const turned: Partial<State>[] = [
    {},
    { context: 4 },
    { d: 5 },
    { vocabulary: 13 },
    { hidden: 6 },
    { tables: 'CD' },
    { tables: 'tied' },
    { extra: 1 },
    { answers: [[4, 12]] },
    ...steps.slice(1).map((_, i) => ({ step: i + 1 })),
    { step: 9, answers: [[4, 12]] },
  ];
  const said = turned.map((changes) => {
    const { state, result } = at(changes);
    return params.describe(state, result);
  });
  expect(new Set(said).size).toBe(turned.length);
});

test('every fact of every preset is a number or a sentence', () => {
  for (const { id } of params.presets) {
    const { state, result } = preset(id);
    for (const fact of Object.values(params.facts!)) expect(fact(result, state)).toMatch(/\d|none|not measured/);
  }
});
