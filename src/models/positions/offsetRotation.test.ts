import { expect, test } from 'vitest';
import { rng } from '@/tensor';
import { offsetRotation, rotationCheck } from './offsetRotation';
import { positionPairs } from './positionPairs';
import { rope } from './rope';
import { sinusoidal } from './sinusoidal';

const layouts = ['interleaved', 'halves'] as const;

test.each(layouts)('one rotation takes every position k further on (%s)', (layout) => {
  const rows = sinusoidal(140, 64, { layout });
  for (const k of [0, 1, 3, 40]) {
    const R = offsetRotation(64, positionPairs(64, 64, 10000, layout), k, 'sine');
    const { worst, compared } = rotationCheck(rows, R, k, 100);
    expect(compared).toBe(100);
    expect(worst!.error).toBeLessThan(1e-5);
  }
});

test('a rotation keeps lengths: R Rᵀ is the identity', () => {
  const R = offsetRotation(6, positionPairs(6, 6, 100, 'interleaved'), 5, 'sine');
  const product = R.matmul(R.T);
  for (let i = 0; i < 6; i++) for (let j = 0; j < 6; j++) expect(product.at(i, j)).toBeCloseTo(i === j ? 1 : 0, 6);
});

test.each(layouts)('a query turned by RoPE is taken on by the rotation the other way round (%s)', (layout) => {
  const rows = rope(rng(1).normalTensor([1, 8]).broadcastTo(30, 8), { layout: layout === 'halves' ? 'half' : layout });
  const R = offsetRotation(8, positionPairs(8, 8, 10000, layout), 7, 'cosine');
  expect(rotationCheck(rows, R, 7, 20).worst!.error).toBeLessThan(1e-5);
});

test('a sine without its cosine cannot be turned', () => {
  const rows = sinusoidal(30, 4).narrow(1, 0, 3);
  const R = offsetRotation(3, positionPairs(3, 4, 10000, 'interleaved'), 3, 'sine');
  expect(rotationCheck(rows, R, 3, 20).worst!.error).toBeGreaterThan(0.02);
});

test('rows that end before p + k are not compared', () => {
  const R = offsetRotation(2, positionPairs(2, 2, 10, 'interleaved'), 8, 'sine');
  expect(rotationCheck(sinusoidal(5, 2), R, 8, 5)).toMatchObject({ compared: 0, worst: undefined });
});
