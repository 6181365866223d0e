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
      const plain = { ...state, target: 'a b', source: 'c' };
      const result = params.compute(state);
      expect(result.shown.shape).toEqual([result.target.length, result.keys.length]);
      expect(result.shown.tolist()).not.toContain(NaN);
      const words = [params.describe(plain, params.compute(plain)), params.notice!(state, result) ?? ''];
      expect(words.join(' ')).not.toMatch(nonsense);
      expect(params.describe(state, result).length).toBeGreaterThan(40);
      expect(params.predict!.gap(null, result, state)).not.toBe('');
      expect(result.reading.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 4);
    }),
    { numRuns: 300 },
  );
});

test('the figure starts with the French slide: 4 × 4 and the printed column maxima', () => {
  const { target, keys, weights } = at({});
  expect([target.length, keys.length]).toEqual([4, 4]);
  const largest = (weights.tolist() as number[][]).map((row) => Math.max(...row));
  [0.993, 0.953, 0.805, 0.996].forEach((printed, t) => expect(Math.abs(largest[t]! - printed)).toBeLessThan(0.001));
});

test('the prediction is answered by the computation', () => {
  const state = { ...start, ...params.predict!.reveal } as State;
  expect(params.predict!.gap(null, params.compute(state), state)).toContain(
    '0.953 to “Les” and 0.0432 to “Transformers”',
  );
});

test('the crossing alignment follows the adjectives', () => {
  const { target, keys, weights } = at(params.presets.find(({ id }) => id === 'bahdanau')!.set);
  const heard = (weights.argmax(1).tolist() as number[]).map((i) => keys[i]);
  expect(target.slice(2, 6)).toEqual(['la', 'zone', 'économique', 'européenne']);
  expect(heard.slice(2, 6)).toEqual(['the', 'Area', 'Economic', 'European']);
});

test('spelling alone aligns the words that look alike', () => {
  const { keys, weights } = at(params.presets.find(({ id }) => id === 'spelling')!.set);
  const heard = (weights.argmax(1).tolist() as number[]).map((i) => keys[i]);
  expect(heard.slice(4, 6)).toEqual(['Economic', 'European']);
});

test('an empty text, or a long one, is said', () => {
  expect(at({ source: '  ' }).notice).toContain('The source is empty');
  expect(at({ target: 'word '.repeat(40) }).notice).toContain('28 more were left out');
  expect(at({ source: 'Il est' }).notice).toContain('keep the given scores');
  for (const { id, set } of params.presets) expect(at(set).notice, id).toBeUndefined();
});

test('the words of the picture change with every dial that changes it', () => {
  const before = params.describe(start, at({}));
  const turns: Partial<State>[] = [
    { target: 'I am' },
    { source: 'je suis' },
    { scoring: 'dot' },
    { divisor: 8 },
    { pads: 1 },
    { hidePads: false },
    { seed: 2 },
    { view: 'columns' },
    { step: 1 },
    { query: 1 },
    { key: 1 },
    { scores: [[1]] },
  ];
  expect(turns.flatMap(Object.keys).sort()).toEqual(Object.keys(dials).sort());
  for (const turn of turns)
    expect(params.describe({ ...start, ...turn }, at(turn)), JSON.stringify(turn)).not.toBe(before);
});
