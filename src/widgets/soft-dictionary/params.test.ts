import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import params from './params';

const start = initialState(params.dials);
const results = (set: Partial<typeof start>) => {
  const state = { ...start, ...set };
  return { state, result: params.compute(state) };
};

/** Whatever a link may hold, once the dial has checked it. */
const anyMatrix = (name: 'query' | 'keys' | 'values') =>
  fc
    .array(fc.array(fc.double({ noNaN: true }), { maxLength: 4 }), { maxLength: 7 })
    .map((rows) => params.dials[name].check(rows) ?? params.dials[name].initial);
const legal = fc.record({
  query: anyMatrix('query'),
  keys: anyMatrix('keys'),
  values: anyMatrix('values'),
  beta: fc.double({ min: 0.1, max: 100, noNaN: true }),
  step: fc.integer({ min: 0, max: 2 }),
});

test('the first picture is the worked example: [.64566, .35434] and [.29131, 1], hard [1, 1]', () => {
  const { soft, hard } = results({}).result;
  expect(soft.weights.at(0, 0)).toBeCloseTo(0.64566, 5);
  expect(soft.output.at(0, 0)).toBeCloseTo(0.29131, 5);
  expect(hard.output.tolist()).toEqual([[1, 1]]);
});

test('every legal state has an answer and words without nonsense', () => {
  fc.assert(
    fc.property(legal, (state) => {
      const result = params.compute(state);
      const shown = [
        ...result.soft.weights.data,
        ...result.soft.output.data,
        ...result.softJacobian.data,
        result.distance,
      ];
      for (const x of shown) expect(Number.isFinite(x)).toBe(true);
      const words = [
        params.describe(state, result),
        params.notice!(state, result),
        params.predict!.gap(null, result, state),
      ];
      expect(words[0]!.length).toBeGreaterThan(40);
      expect(words.join(' ')).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
    }),
  );
});

test('turning any dial changes the words, at every step', () => {
  const turned = [{}, { query: [[0.8, 0.21]] }, { keys: [[1, 0.01], [0, 1]] }, { values: [[1, 1], [-1, 0.99]] }, { beta: 1.1 }]; // prettier-ignore
  const words = [0, 1, 2].flatMap((step) =>
    turned.map((set) => {
      const { state, result } = results({ ...set, step });
      return params.describe(state, result);
    }),
  );
  expect(new Set(words).size).toBe(words.length);
});

test('the words do not give the answer away before it is shown', () => {
  const { state, result } = results({});
  expect(params.describe(state, result)).not.toMatch(/0\.646|0\.291/);
});

test('a tie, equal keys and an empty dictionary are said', () => {
  const said = (set: Partial<typeof start>) => {
    const { state, result } = results(set);
    return params.notice!(state, result);
  };
  expect(said({})).toBeUndefined();
  expect(said({ query: [[0.5, 0.5]] })).toBe('Keys 1 and 2 score the same: the hard lookup takes the first of them.');
  expect(said({ keys: [[1, 0], [1, 0]] })).toMatch(/^Keys 1 and 2 are equal/); // prettier-ignore
  expect(said({ keys: [] })).toMatch(/empty/);
  expect(said({ keys: [[1, 0]] })).toMatch(/no partner/);
});
