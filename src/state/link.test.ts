import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flag, matrix, num, oneOf, text } from './dials';
import { figure, initialState } from './figure';
import { decodeLink, encodeLink, leftOut, linkKey } from './link';

const sample = figure({
  version: 2,
  title: 'Sample',
  caption: 'A figure for tests.',
  dials: {
    divisor: num('Divisor', 4, [1, 16], 0.5),
    mask: oneOf('Mask', 'causal', { causal: 'causal', none: 'none' }),
    positions: flag('Positions', false),
    text: text('Your own text', 'The tiger', 200),
    scores: matrix('Scores', [[1, 2]]),
  },
  presets: [
    { id: 'default', name: 'Default', set: {}, notice: 'Nothing yet.' },
    { id: 'wide', name: 'Wide', set: { divisor: 16, mask: 'none' }, notice: 'All is flat.' },
  ],
  compute: ({ divisor }) => divisor,
  describe: ({ divisor }) => `A sample whose divisor is ${divisor}.`,
  code: [],
});
const start = initialState(sample.dials);

test('a state that differs in nothing is only a version', () => {
  expect(encodeLink(sample, 'sample', start, start)).toBe('sample=v2');
});

test('a link holds what differs, and opens it again', () => {
  const state = { ...start, divisor: 2.5, text: 'a; b = c # d\n😀 %', positions: true, scores: [[-1.5, 99]] };
  const link = encodeLink(sample, 'sample', state, start);
  expect(link).not.toMatch(/[#\n]/);
  const { values, notice } = decodeLink(sample, link);
  expect(notice).toBeUndefined();
  expect({ ...start, ...values }).toEqual(state);
});

test('10,000 legal states survive the round trip', () => {
  const states = fc.record({
    divisor: fc.double({ min: 1, max: 16, noNaN: true }).map((x) => Number(x.toPrecision(6))),
    mask: fc.constantFrom('causal' as const, 'none' as const),
    positions: fc.boolean(),
    text: fc.string({ unit: 'grapheme', maxLength: 60 }).map((s) => s.toWellFormed().slice(0, 200)),
    scores: fc.array(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 4,
    }),
  });
  fc.assert(
    fc.property(states, (state) => {
      const { values, notice } = decodeLink(sample, encodeLink(sample, 'sample', state, start));
      expect(notice).toBeUndefined();
      expect({ ...start, ...values }).toEqual(state);
    }),
    { numRuns: 10_000 },
  );
});

test('10,000 hostile fragments never throw, and set only legal values', () => {
  const legalLink = encodeLink(sample, 'sample', { ...start, divisor: 2, text: 'x' }, start);
  const broken = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .tuple(fc.nat(legalLink.length), fc.string({ unit: 'binary', maxLength: 3 }))
      .map(([at, noise]) => legalLink.slice(0, at) + noise + legalLink.slice(at + 1)),
    fc
      .array(
        fc.tuple(
          fc.constantFrom('divisor', 'mask', '__proto__', 'constructor', 'scores', 'text', 'hide', 'preset'),
          fc.string(),
        ),
      )
      .map((pairs) => `sample=v2;${pairs.map((p) => p.join('=')).join(';')}`),
  );
  fc.assert(
    fc.property(broken, (fragment) => {
      const { values, hide, lock } = decodeLink(sample, fragment);
      for (const [name, value] of Object.entries(values))
        expect(sample.dials[name as keyof typeof sample.dials].check(value)).toEqual(value);
      for (const name of [...hide, ...lock]) expect(Object.keys(sample.dials)).toContain(name);
    }),
    { numRuns: 10_000 },
  );
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('each surprise is told in a sentence', () => {
  const notice = (rest: string) => decodeLink(sample, `sample=${rest}`).notice;
  expect(notice('v1;divisor=2')).toMatch(/another version/);
  expect(notice('v2;preset=gone')).toMatch(/preset no longer exists/);
  expect(notice('v2;divisor=1e308')).toMatch(/divisor was outside its range/);
  expect(notice('v2;divisor=NaN')).toMatch(/divisor could not be read/);
  expect(notice('v2;unknown=1')).toMatch(/does not have/);
  expect(notice('rubbish')).toMatch(/damaged/);
  expect(notice(`v2;text=${'x'.repeat(5000)}`)).toMatch(/too long/);
  expect(notice('v2;divisor=3')).toBeUndefined();
});

test('a fragment names a placement only when it looks like one', () => {
  expect(linkKey('#mask-painter=v1;n=3')).toBe('mask-painter');
  expect(linkKey('#mask-painter.mistake=v1')).toBe('mask-painter.mistake');
  expect(linkKey('#attention-masking')).toBeUndefined();
  expect(linkKey('#=v1')).toBeUndefined();
});

test('a text too long for a link is left out of it, and named', () => {
  const long = { ...start, text: 'é'.repeat(700) };
  expect(leftOut(sample.dials, long)).toEqual(['Your own text']);
  expect(encodeLink(sample, 'sample', long, start)).toBe('sample=v2');
  expect(leftOut(sample.dials, { ...long, text: 'é'.repeat(500) })).toEqual([]);
});
