import { expect, test } from 'vitest';
import { positionDemands } from './positionDemands';
import type { Scheme, SchemeSettings } from './positionScheme';

const of = (scheme: Scheme, set: Partial<SchemeSettings> = {}) =>
  positionDemands(100, { scheme, d: 64, base: 10000, layout: 'interleaved', seed: 1, key: 'same', ...set }, 0);
const verdicts = (scheme: Scheme, set?: Partial<SchemeSettings>) => {
  const { unique, deterministic, distance, beyond } = of(scheme, set);
  return [unique, deterministic, distance, beyond].map(({ verdict }) => verdict);
};

test('sinusoids meet the first three; beyond training they have numbers and little more', () => {
  expect(verdicts('sinusoid')).toEqual(['met', 'met', 'met', 'partly']);
  expect(of('sinusoid').unique.distance).toBeCloseTo(1.4718, 3);
});

test('a learned table is unique, hangs on its seed, knows no distance before training, and ends', () => {
  expect(verdicts('learned')).toEqual(['met', 'partly', 'missed', 'missed']);
  expect(of('learned').deterministic.change).toBeGreaterThan(0.05);
});

test('without positions nothing tells two orders apart', () => {
  expect(verdicts('none')).toEqual(['missed', 'nothing', 'missed', 'nothing']);
});

test('RoPE and ALiBi put distance into the scores', () => {
  expect(verdicts('rope')).toEqual(['met', 'met', 'met', 'partly']);
  expect(verdicts('alibi')).toEqual(['partly', 'met', 'met', 'met']);
  expect(of('alibi').unique.distance).toBe(0.5);
});

test('with two hands positions far apart come close: unique, but only just', () => {
  expect(verdicts('sinusoid', { d: 4, base: 10 })[0]).toBe('partly');
});

test('an odd width costs a sinusoid its measure of distance', () => {
  expect(verdicts('sinusoid', { d: 3 })).toEqual(['partly', 'met', 'missed', 'partly']);
});
