/** What every figure promises, tested on every folder of this room: a new figure is covered by being there. */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { adoptShipped } from '@/golden/adoptShipped';
import type { AnyDial, DialTable, StateOf } from '@/state/dials';
import { initialState, type Figure } from '@/state/figure';

const declarations = import.meta.glob<{ default: Figure }>('./*/params.ts', { eager: true });
const pascal = (id: string) => id.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase());

const strange = [
  '',
  ' ',
  '     ',
  'word',
  'x'.repeat(10_000),
  'a b '.repeat(5000),
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'السلام عليكم',
  '1 2 3',
  '\u202E\u0000\uFFFD',
  '<b>"&',
];
const numbers = [0, -0, 1, -1, 0.5, 1e-9, 1e308, -1e308, Infinity, -Infinity];

/** Anything a hand, a link or a chapter may bring to a dial, as the dial lets it through. */
function legalValues(dial: AnyDial): fc.Arbitrary<unknown> {
  const raw = {
    num: fc.oneof(
      fc.constantFrom(...numbers),
      fc.double({ noNaN: true }),
      fc.double({ min: -200, max: 200, noNaN: true }),
    ),
    oneOf: fc.constantFrom(...(dial.kind === 'oneOf' ? Object.keys(dial.options) : [''])),
    flag: fc.boolean(),
    text: fc.oneof(fc.constantFrom(...strange), fc.string({ unit: 'grapheme', maxLength: 80 })),
    matrix: fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 6 })).chain(([rows, cols]) =>
      fc.array(
        fc.array(fc.oneof(fc.constantFrom(...numbers), fc.integer({ min: 0, max: 1 })), {
          minLength: cols,
          maxLength: cols,
        }),
        { minLength: rows, maxLength: rows },
      ),
    ),
  }[dial.kind];
  return fc
    .oneof({ weight: 2, arbitrary: fc.constant(dial.initial) }, { weight: 3, arbitrary: raw })
    .map((value) => dial.check(value) ?? dial.initial);
}
const nonsense = /(^|[^\p{L}\p{N}])(NaN|Infinity|undefined|null)($|[^\p{L}\p{N}])|\[object/u;

test('every folder has its two files, by its own name', () => {
  for (const { name } of readdirSync('src/widgets', { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    expect(existsSync(`src/widgets/${name}/params.ts`), name).toBe(true);
    expect(existsSync(`src/widgets/${name}/${pascal(name)}.svelte`), name).toBe(true);
  }
});

function keepsItsPromises(id: string, figure: Figure) {
  describe(id, () => {
    test('computes and describes every legal state, without nonsense', () => {
      const states = fc.record(
        Object.fromEntries(Object.entries(figure.dials).map(([name, dial]) => [name, legalValues(dial)])),
      );
      fc.assert(
        fc.property(states, (state) => {
          const result = figure.compute(state as never);
          const words = figure.describe(state as never, result);
          // The reader's own words are left out of the search for nonsense.
          const own = Object.values(state).filter((value): value is string => typeof value === 'string');
          if (!own.some((text) => nonsense.test(text))) expect(words).not.toMatch(nonsense);
          expect(words.length).toBeGreaterThanOrEqual(40);
          expect(figure.notice?.(state as never, result) ?? 'nothing odd').not.toBe('');
          const steps = figure.steps?.(state as never);
          if (steps) expect(steps.names.length).toBeGreaterThan(0);
        }),
        { numRuns: 150 },
      );
    }, 60_000);

    test('has presets that differ, each with something to notice', () => {
      const said = figure.presets.map(({ set }) => {
        const state = { ...initialState(figure.dials), ...set } as StateOf<DialTable>;
        return figure.describe(state, figure.compute(state));
      });
      expect(new Set(said).size).toBe(figure.presets.length);
      for (const { id, notice } of figure.presets) {
        expect(id).toMatch(/^[a-z0-9-]+$/);
        expect(notice).toMatch(/[.?!]$/);
      }
    });

    test('answers its own question from the numbers', () => {
      if (!figure.predict) return;
      const state = { ...initialState(figure.dials), ...figure.predict.reveal } as StateOf<DialTable>;
      const result = figure.compute(state);
      for (const said of [null, ...figure.predict.choices])
        expect(figure.predict.gap(said, result, state)).toMatch(/\d/);
    });

    test('shows code that exists', () => {
      expect(figure.code.length).toBeGreaterThan(0);
      for (const file of figure.code) expect(existsSync(`src/models/${file}`), file).toBe(true);
    });
  });
}

const figures = Object.entries(declarations).map(([path, module]) => ({
  id: path.split('/')[1]!,
  figure: module.default,
}));
for (const { id, figure } of figures) keepsItsPromises(id, figure);

describe('with the trained model on the page', () => {
  beforeAll(adoptShipped);
  const some = figures.filter(({ id }) =>
    globSync(`src/widgets/${id}/**/*.{ts,svelte}`).some((file) =>
      readFileSync(file, 'utf8').includes('@/live/shipped'),
    ),
  );
  test('some figures use it', () => expect(some.length).toBeGreaterThan(3));
  for (const { id, figure } of some) keepsItsPromises(id, figure);
});
