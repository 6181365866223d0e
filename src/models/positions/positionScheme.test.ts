import { expect, test } from 'vitest';
import { distanceShare } from './distanceShare';
import {
  positionRows,
  positionScores,
  scoresFrom,
  turningPairs,
  type Scheme,
  type SchemeSettings,
} from './positionScheme';

const settings = (scheme: Scheme, set: Partial<SchemeSettings> = {}): SchemeSettings => ({
  scheme,
  d: 64,
  base: 10000,
  layout: 'interleaved',
  seed: 1,
  key: 'same',
  ...set,
});

test('dot products of sinusoids at d = 64, from two places alike', () => {
  const rows = positionRows(60, settings('sinusoid'));
  for (const p of [7, 20])
    [32, 30.92, 28.3, 25.59].forEach((dot, k) => expect(scoresFrom(rows, p, 4)[k]).toBeCloseTo(dot, 2));
});

test('the order of the columns changes no dot product', () => {
  const [a, b] = (['interleaved', 'halves'] as const).map((layout) =>
    positionScores(20, settings('sinusoid', { layout }), 0),
  );
  a!.data.forEach((x, n) => expect(b!.data[n]).toBeCloseTo(x, 4));
});

test('scores of RoPE depend on the distance alone, for one query and any key', () => {
  for (const key of ['same', 'own'] as const)
    for (const d of [64, 7]) {
      const { share } = distanceShare(positionScores(50, settings('rope', { key, d }), 0));
      expect(share).toBeCloseTo(1, 5);
    }
});

test('RoPE with a key equal to the query scores highest at distance 0', () => {
  const [first, ...rest] = scoresFrom(positionRows(80, settings('rope')), 0, 80);
  expect(Math.max(...rest)).toBeLessThan(first!);
});

test('a sinusoid of odd width has lost a cosine, and with it the diagonal bands', () => {
  const odd = settings('sinusoid', { d: 3 });
  expect(positionRows(9, odd).keys.shape).toEqual([9, 3]);
  expect(turningPairs(odd).map(({ columns }) => columns.length)).toEqual([2, 1]);
  expect(distanceShare(positionScores(100, odd, 0)).spread).toBeGreaterThan(0.3);
});

test('a learned table ends, and so do its scores', () => {
  expect(scoresFrom(positionRows(10, settings('learned')), 7, 20)).toHaveLength(3);
  expect(scoresFrom(positionRows(10, settings('learned')), 10, 20)).toEqual([]);
});

test('nothing added scores nothing; ALiBi falls by its slope and has no later key', () => {
  expect(new Set(positionScores(5, settings('none'), 0).data)).toEqual(new Set([0]));
  const bias = positionScores(5, settings('alibi'), 1);
  [0, -0.25, -0.5, -0.75, -1].forEach((value, k) => expect(bias.at(4, 4 - k)).toBeCloseTo(value, 9));
  expect(bias.at(0, 1)).toBe(-Infinity);
  expect(turningPairs(settings('alibi'))).toEqual([]);
});
