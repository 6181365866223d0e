import { expect, test } from 'vitest';
import { tensor, zeros } from '@/tensor';
import { nearestPositions } from './nearestPositions';
import { sinusoidal } from './sinusoidal';

test('at d = 64 the nearest positions are neighbours, with base 10 as with base 10000', () => {
  for (const base of [10, 10000]) {
    const { pair, collisions } = nearestPositions(sinusoidal(128, 64, { base }));
    expect(pair).toEqual([0, 1]);
    expect(collisions).toBe(0);
  }
});

test('two hands that both turn fast come back: with base 10 and d = 4, positions 19 apart', () => {
  const { pair, distance, neighbours, collisions } = nearestPositions(sinusoidal(128, 4, { base: 10 }));
  expect(pair[1] - pair[0]).toBe(19);
  expect(distance).toBeCloseTo(0.3125, 4);
  expect(neighbours).toBeCloseTo(1.009, 3);
  expect(collisions).toBe(435); // counted by another program, in float64
});

test('a single hand: seven turns are nearly 44 positions', () => {
  const { pair, distance } = nearestPositions(sinusoidal(100, 2));
  expect(pair[1] - pair[0]).toBe(44);
  expect(distance).toBeCloseTo(44 - 14 * Math.PI, 3);
});

test('without positions all rows are one', () => {
  expect(nearestPositions(zeros([5, 3]))).toEqual({
    pair: [0, 1],
    distance: 0,
    neighbours: 0,
    collisions: 0,
    compared: 10,
  });
  expect(() => nearestPositions(tensor([[1, 2]]))).toThrow(RangeError);
});
