import { expect, test } from 'vitest';
import { num, oneOf } from './dials';
import { figure } from './figure';
import { startState } from './props';

const sample = figure({
  version: 1,
  title: 'Sample',
  caption: 'A figure for tests.',
  dials: {
    divisor: num('Divisor', 4, [1, 16], 0.5),
    mask: oneOf('Mask', 'causal', { causal: 'causal', none: 'none' }),
  },
  presets: [{ id: 'wide', name: 'Wide', set: { divisor: 16 }, notice: 'All is flat.' }],
  compute: ({ divisor }) => divisor,
  describe: ({ divisor }) => `A sample whose divisor is ${divisor}.`,
  code: [],
});

test('a chapter’s props stand over its preset, and both over the defaults', () => {
  expect(startState('sample', sample, {})).toEqual({ divisor: 4, mask: 'causal' });
  expect(startState('sample', sample, { preset: 'wide' })).toEqual({ divisor: 16, mask: 'causal' });
  expect(startState('sample', sample, { preset: 'wide', divisor: 2, mask: 'none' })).toEqual({
    divisor: 2,
    mask: 'none',
  });
});

test('a misspelt prop stops with the names that are allowed', () => {
  expect(() => startState('sample', sample, { divisr: 2 })).toThrow(
    '<Figure id="sample"> has no dial "divisr"; its dials are divisor, mask.',
  );
  expect(() => startState('sample', sample, { preset: 'flat' })).toThrow('has no preset "flat"; its presets are wide');
  expect(() => startState('sample', sample, { divisor: 99 })).toThrow(
    'divisor=99 is not allowed; it is a number from 1 to 16',
  );
  expect(() => startState('sample', sample, { mask: 'casual' })).toThrow('it is one of causal, none');
});

test('a figure that contradicts itself cannot be declared', () => {
  const declare = (presets: unknown) => () => figure({ ...sample, presets: presets as typeof sample.presets });
  expect(declare([{ id: 'x', name: 'X', set: { depth: 1 }, notice: '' }])).toThrow(
    'sets depth; its dials are divisor, mask',
  );
  expect(declare([{ id: 'x', name: 'X', set: { mask: 'casual' }, notice: '' }])).toThrow('gives mask an illegal value');
});
