import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flag, matrix, num, oneOf, seed, text, type AnyDial } from './dials';

const dials: Record<string, AnyDial> = {
  'a real number': num('Divisor', 2, [0.1, 16], 0.1),
  'a whole number': num('Rank', 2, [1, 8], 1),
  'a ratio': num('Sharpness', 1, [0.1, 100], 0.1, { log: true }),
  'one of three': oneOf('Mask', 'causal', { causal: 'causal', none: 'none', prefix: 'prefix' }),
  'a flag': flag('Positions', false),
  'a text': text('Text', 'The tiger', 40),
  'a matrix': matrix('Scores', [[1, 2]], { min: -100, max: 100, maxRows: 4, maxCols: 4 }),
  'a seed': seed(),
};

for (const [name, dial] of Object.entries(dials)) {
  test(`${name} accepts its own initial value`, () => {
    expect(dial.check(dial.initial)).toEqual(dial.initial);
  });

  test(`${name} answers anything with a legal value or with undefined, and a legal value with itself`, () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.string({ maxLength: 200 }), fc.double(), fc.array(fc.array(fc.double()))),
        (anything) => {
          const legal = dial.check(anything);
          if (legal !== undefined) expect(dial.check(legal)).toEqual(legal);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test(`${name} comes back from a link as it went, to six digits`, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true }),
          fc.string(),
          fc.boolean(),
          fc.constantFrom('causal', 'none'),
          fc.array(fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 3, maxLength: 3 }), {
            minLength: 1,
            maxLength: 4,
          }),
        ),
        (anything) => {
          const legal = dial.check(anything);
          if (legal === undefined) return;
          const encoded = (dial as { encode(value: unknown): string }).encode(legal);
          expect(encoded).not.toMatch(/[;#\s]/);
          const back = dial.decode(encoded);
          expect((dial as { encode(value: unknown): string }).encode(back)).toBe(encoded);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test(`${name} never throws on the text of a link`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (anything) => {
        const value = dial.decode(anything);
        if (value !== undefined) expect(dial.check(value)).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });
}

test('numbers out of range are clamped, and ±1e308 with them', () => {
  const divisor = num('Divisor', 2, [1, 16], 0.5);
  expect(divisor.check(1e308)).toBe(16);
  expect(divisor.check(-Infinity)).toBe(1);
  expect(divisor.check(NaN)).toBeUndefined();
  expect(divisor.decode('')).toBeUndefined();
});

test('a text is cut to its length, and never inside a character', () => {
  const dial = text('Text', '', 5);
  expect(dial.check('abcdefgh')).toBe('abcde');
  expect(dial.check('abcd😀')).toBe('abcd');
});

test('a matrix with rows of different lengths is no matrix', () => {
  const dial = matrix('Scores', [[0]]);
  expect(dial.check([[1, 2], [3]])).toBeUndefined();
  expect(dial.decode('1,2|3')).toBeUndefined();
  expect(dial.decode('1,2|3,4')).toEqual([
    [1, 2],
    [3, 4],
  ]);
});
