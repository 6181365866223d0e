import { expect, test } from 'vitest';
import { zeros } from '@/tensor';
import { alibiBias } from './alibi';
import { distanceShare } from './distanceShare';
import { learnedPositions } from './learnedPositions';
import { sinusoidal } from './sinusoidal';

const dots = (P: ReturnType<typeof sinusoidal>) => P.matmul(P.T);

test('distance explains the dot products of sinusoids, all of them', () => {
  const { share, spread } = distanceShare(dots(sinusoidal(100, 64)));
  expect(share).toBeCloseTo(1, 6);
  expect(spread).toBeLessThan(1e-4);
});

test('and the bias of ALiBi, to the last digit', () => {
  expect(distanceShare(alibiBias(1, 40).reshape(40, 40))).toEqual({ share: 1, spread: 0 });
});

test('of a table just drawn it explains next to nothing', () => {
  expect(distanceShare(dots(learnedPositions(100, 64, 1))).share).toBeLessThan(0.1);
});

test('scores that do not vary say nothing', () => {
  expect(distanceShare(zeros([5, 5]))).toEqual({ share: undefined, spread: 0 });
  expect(distanceShare(zeros([1, 1]))).toEqual({ share: undefined, spread: 0 });
});
