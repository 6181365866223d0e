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

test('the exercise is all right with the shapes of the slide', () => {
  const answers = [
    [2, 0],
    [4, 2],
    [3, 2],
    [3, 3],
    [3, 2],
    [3, 4],
    [4, 4],
    [3, 4],
  ];
  expect(at({ blanks: true, answers }).result.right).toBe(8);
  expect(preset('exercise').result.right).toBe(0);
});

test('more heads learn just as many numbers', () => {
  const { state, result } = at(params.predict!.reveal);
  expect(result.learned.layer).toBe(at().result.learned.layer);
  expect(params.predict!.gap('just as many', result, state)).toMatch(
    /^Yes, just as many\..*= 64 numbers, for 4 heads of width 1/,
  );
});

test('GPT-3 is counted exactly and not computed', () => {
  const { result } = preset('gpt3');
  expect(result.stages.map(({ tensor }) => tensor)).toEqual(Array(8).fill(undefined));
  expect(result.learned).toMatchObject({ query: 1_572_864, layer: 603_979_776 });
  expect(result.stages[4]!.entries).toBe(96 * 2048 * 2048);
});

test('heads that do not divide d are told which would', () => {
  const { state, result } = preset('uneven');
  expect(params.notice!(state, result)).toBe(
    '4 heads cannot share d = 6 equally: each would be 6/4 wide. h can be 1, 2, 3 or 6.',
  );
  expect(result).toMatchObject({ share: 1, over: 2 });
  expect(params.steps!(state).names).toEqual(['X', 'Q']);
  expect(at({ d: 12288, h: 100 }).result.suggestion).toContain('h can be 48, 64, 96, 128, 192 or 256, among others.');
});

test('words beyond n are said to be left out, missing ones are numbered', () => {
  const { state, result } = at({ words: 'one two three four five' });
  expect(params.notice!(state, result)).toContain('Only the first 3 of your 5 words are used');
  expect(at({ words: 'one', n: 2 }).result.tokens).toEqual(['one', 'token 2']);
});

test('the words say something else whenever a dial is turned', () => {
  const words = (changes: Partial<State>) => {
    const { state, result } = at(changes);
    return params.describe(state, result);
  };
  const turned: Partial<State>[] = [
    {},
    { words: 'Transformers are decoder' },
    { n: 4 },
    { d: 8 },
    { h: 4 },
    { seed: 2 },
    { view: 'columns' },
    { step: 3 },
    { chosen: [[1, 1, 1]] },
    { blanks: true },
    { blanks: true, step: 2 },
    { blanks: true, answers: [[2, 0]] },
  ];
  expect(new Set(turned.map(words)).size).toBe(turned.length);
});
