import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnyDial } from '@/state/dials';
import { initialState } from '@/state/figure';
import params from './params';

type State = Parameters<typeof params.compute>[0];
const start = initialState(params.dials);
const at = (changes: Partial<State> = {}) => {
  const state: State = { ...start, ...changes };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((one) => one.id === id)!.set);

/** Whatever a link may bring: each dial makes of it what is legal. */
const anything = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, 1e308, -1e308, true, false, '', '   ', '👩‍👩‍👧 שלום', 'a b '.repeat(3000)),
  fc.integer({ min: 0, max: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(fc.array(fc.oneof(fc.double({ noNaN: true }), fc.nat(9)), { minLength: 3, maxLength: 3 }), {
    maxLength: 10,
  }),
);
const legal = (dial: AnyDial): fc.Arbitrary<unknown> =>
  (dial.kind === 'oneOf' ? fc.constantFrom(...Object.keys(dial.options)) : anything).map(
    (value) => dial.check(value) ?? dial.initial,
  );
const dials: Readonly<Record<string, AnyDial>> = params.dials;
const anyState = fc.record(
  Object.fromEntries(Object.entries(dials).map(([name, dial]) => [name, legal(dial)])),
) as unknown as fc.Arbitrary<State>;
const nonsense = /\b(NaN|Infinity|undefined|null)\b|\[object/;

test('every legal state is computed and told in sensible words', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const result = params.compute(state);
      const words = [
        params.describe(state, result),
        params.notice!(state, result),
        params.predict!.gap(null, result, state),
      ];
      expect(words[0]!.length).toBeGreaterThan(40);
      if (!nonsense.test(state.words)) expect(words.filter(Boolean).join(' ')).not.toMatch(nonsense);
      for (const fact of Object.values(params.facts!)) expect(fact(result, state)).not.toMatch(nonsense);
    }),
    { numRuns: 150 },
  );
});

test('the five words of the default: moved along, not in the same places', () => {
  const { state, result } = at(params.predict!.reveal);
  expect(result.shuffled).toEqual(['we', 'say', 'no', ',', 'apples']);
  expect(result).toMatchObject({ along: true, inPlace: false, pooledSame: true });
  const said = (choice: number) => params.predict!.gap(params.predict!.choices[choice]!, result, state);
  expect(said(1)).toMatch(/^Yes/);
  expect(said(0)).not.toMatch(/^Yes/);
});

test('every preset shows what its sentence says', () => {
  expect(preset('mask').result.along).toBe(false);
  expect(preset('positions').result.along).toBe(false);
  expect(preset('duplicates').result).toMatchObject({ inPlace: true, isSame: false, repeated: 'no' });
  expect(preset('mean').result.pooledSame).toBe(true);
});

test('odd texts are drawn, and what was left out is said', () => {
  const notice = (words: string) => {
    const { state, result } = at({ words });
    return params.notice!(state, result);
  };
  expect(notice('  ')).toContain('There are no words in your text');
  expect(notice('alone')).toContain('One word has only one order');
  expect(notice('a b c d e f g h i j k l')).toContain('Only the first 10 words are used; 2 more were left out.');
  expect(notice('no no')).toContain('“no” stands here more than once');
});

test('the words say something else whenever a dial is turned', () => {
  const words = (changes: Partial<State>) => {
    const { state, result } = at(changes);
    return params.describe(state, result);
  };
  const turned: Partial<State>[] = [
    {},
    { words: 'yes apples , we say' },
    { order: [[0, 1, 2, 4, 3]] },
    { positions: true },
    { causal: true },
    { seed: 2 },
    { view: 'columns' },
    { step: 1 },
    { chosen: [[1, 2, 3]] },
  ];
  expect(new Set(turned.map(words)).size).toBe(turned.length);
});
