import { expect, test } from 'vitest';
import { rotate, type RopeHead } from './ropePair';
import { newAngles, scoreCurve } from './ropeScores';

const head: RopeHead = { q: [1, 0], k: [1, 0], pairs: 8, base: 10000 };

test('the curve passes through the scores of single places', () => {
  const curve = scoreCurve(head, 2, 20);
  expect(curve).toHaveLength(41);
  const { parts, score } = rotate(head, 3, 10);
  const point = curve.find(({ distance }) => distance === 7)!;
  expect(point.pair).toBeCloseTo(parts.at(2), 5);
  expect(point.mean).toBeCloseTo(score.item(), 5);
});

test('equal vectors score highest at distance 0, and lower on average far away', () => {
  const curve = scoreCurve({ ...head, pairs: 32 }, 0, 200);
  const mean = (from: number, to: number) => {
    const some = curve.filter(({ distance }) => distance >= from && distance < to);
    return some.reduce((sum, point) => sum + point.mean, 0) / some.length;
  };
  expect(Math.max(...curve.map((point) => point.mean))).toBeCloseTo(1, 5);
  expect(mean(0, 20)).toBeGreaterThan(mean(50, 100));
  expect(mean(50, 100)).toBeGreaterThan(mean(150, 200));
});

test('no angle is new at a trained distance; far beyond, the slow pairs’ are, and never the fast ones’', () => {
  expect(newAngles(head, 63, 64)).toEqual(Array(8).fill(false));
  const far = newAngles(head, 187, 64);
  expect(far.slice(0, 3)).toEqual([false, false, false]); // once round within 63 positions
  expect(far.slice(4)).toEqual([true, true, true, true]);
});
