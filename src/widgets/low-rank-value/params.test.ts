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
      expect(words.filter(Boolean).join(' ')).not.toMatch(nonsense);
      for (const fact of Object.values(params.facts!)) expect(fact(result, state)).not.toMatch(nonsense);
    }),
    { numRuns: 150 },
  );
});

test('the slide’s four by four: rank 4, and 30.5% lost at rank 2', () => {
  const { state, result } = at(params.predict!.reveal);
  expect(result.thin!.singularValues.map((value) => value.toFixed(2))).toEqual(['5.56', '4.38', '2.27', '0.07']);
  expect(params.facts!.error!(result, state)).toBe('30.5%');
  expect(params.predict!.gap('about a third', result, state)).toMatch(
    /^Yes: the best product of rank 2 misses W by 30\.5%.*rank 4/,
  );
  expect(params.predict!.gap('nothing', result, state)).not.toMatch(/^Yes/);
});

test('the costs of GPT-3 are those of the course', () => {
  const facts = (id: string) => {
    const { state, result } = preset(id);
    return Object.fromEntries(Object.entries(params.facts!).map(([name, fact]) => [name, fact(result, state)]));
  };
  expect(facts('gpt3')).toMatchObject({
    squareNumbers: '150,994,944',
    thinNumbers: '3,145,728',
    timesFewer: '48',
    squareCost: '604,028,928',
    thinCost: '7,864,832',
    timesCheaper: '77',
  });
  expect(facts('gpt3-2048').timesCheaper).toBe('96');
  expect(facts('break-even').breakEven).toBe('129.3');
});

test('at r = d the factors cost more and lose nothing; beyond d the rank is brought back', () => {
  const { result } = preset('full');
  expect(result.error).toBeLessThan(1e-6);
  expect(result.cost.thin).toBeGreaterThan(result.cost.whole);
  const { state, result: clamped } = at({ r: 9 });
  expect(clamped.r).toBe(4);
  expect(params.notice!(state, clamped)).toBe('A 4 × 4 matrix has rank 4 at most: the figure uses r = 4.');
});

test('the words say something else whenever a dial is turned', () => {
  const words = (changes: Partial<State>) => {
    const { state, result } = at(changes);
    return params.describe(state, result);
  };
  const turned: Partial<State>[] = [
    {},
    { r: 1 },
    { r: 9 },
    { d: 5 },
    { N: 9 },
    { counting: 'mixing' },
    {
      W: [
        [1, 2],
        [3, 4],
      ],
    },
    { step: 3 },
    { chosen: [[1, 1, 1]] },
  ];
  expect(new Set(turned.map(words)).size).toBe(turned.length);
});
