import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnyDial } from '@/state/dials';
import { initialState } from '@/state/figure';
import params, { dials } from './params';

type State = Parameters<typeof params.compute>[0];

/** Any legal state, extremes and odd texts included. */
const anyState = fc.record(
  Object.fromEntries(Object.entries(dials).map(([name, dial]) => [name, legal(dial)])),
) as unknown as fc.Arbitrary<State>;

function legal(dial: AnyDial): fc.Arbitrary<unknown> {
  const any = {
    num: fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(-1e308, 1e308, -0, 0), fc.integer({ min: 0, max: 20 })),
    flag: fc.boolean(),
    oneOf: fc.constantFrom(...(dial.kind === 'oneOf' ? Object.keys(dial.options) : [''])),
    text: fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('', '   ', '👩‍👩‍👧 שלום', 'a '.repeat(5000), 'x'.repeat(10_000)),
    ),
    matrix: fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })).chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, 1)), {
          minLength: columns,
          maxLength: columns,
        }),
        {
          minLength: rows,
          maxLength: rows,
        },
      ),
    ),
  }[dial.kind];
  return any.map((value) => dial.check(value) ?? dial.initial);
}

const nonsense = /\b(NaN|Infinity|undefined|null)\b|\[object/;
const start = initialState(dials);
const at = (changes: Partial<State>) => params.compute({ ...start, ...changes });

test('every legal state has a picture and sensible words', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const result = params.compute(state);
      expect(result.shown.shape).toEqual([state.n, state.n]);
      const words = [
        params.describe(state, result),
        params.notice!(state, result) ?? '',
        params.predict!.gap(null, result, state),
      ];
      expect(words.join(' ')).not.toMatch(nonsense);
      expect(words[0]!.length).toBeGreaterThan(40);
      result.moved.forEach((x, i) => expect(x === null).toBe(state.apply === 'before' && result.empty.includes(i)));
    }),
    { numRuns: 300 },
  );
});

test('rows sum to 1 or are empty, whatever is painted', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const { sums, empty } = params.compute({ ...state, apply: 'before' });
      sums.forEach((sum, i) => (empty.includes(i) ? expect(sum).toBeNull() : expect(sum).toBeCloseTo(1, 5)));
    }),
    { numRuns: 100 },
  );
});

test('the figure starts with a causal mask over the five words of the running sentence', () => {
  expect(at({}).tokens).toEqual(['Transformers', 'are', 'encoder', 'decoder', 'models']);
  expect(at({}).leaks).toEqual([]);
});

test('the prediction is answered by the computation', () => {
  const state = { ...start, ...params.predict!.reveal } as State;
  expect(params.predict!.gap(null, params.compute(state), state)).toContain('Outputs 3, 4 and 5 moved');
});

test('the words of the picture change with every dial that changes it', () => {
  const before = params.describe(start, at({}));
  const turns: Partial<State>[] = [
    { kind: 'bidirectional' },
    { n: 6 },
    { given: 3 },
    { window: 4 },
    { real: 2 },
    { apply: 'after' },
    { asking: true },
    { token: 2 },
    { seed: 2 },
    { view: 'columns' },
    { step: 1 },
    { row: 5 },
    { column: 1 },
    { mask: [[1]] },
  ];
  expect(turns.flatMap(Object.keys).sort()).toEqual(Object.keys(dials).sort());
  for (const turn of turns)
    expect(params.describe({ ...start, ...turn }, at(turn)), JSON.stringify(turn)).not.toBe(before);
});

test('every preset says what it shows', () => {
  const by = Object.fromEntries(params.presets.map(({ id, set }) => [id, at(set)]));
  expect(by['off-by-one']!.leaks).toEqual([2]);
  expect(by['zero-after']!.sums.slice(0, -1).every((sum) => sum! < 1)).toBe(true);
  expect(by['empty-row']!.sums[2]).toBeNull();
  expect(by['padding']!.leaks).toEqual([]);
  expect(by['blocks']!.tokens).toEqual(['Les', 'Transformers', 'sont', 'Transformers', 'are', 'encoder', 'decoder']);
});
