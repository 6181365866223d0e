import fc from 'fast-check';
import { expect, test } from 'vitest';
import { multiHeadStages } from './multiHeadStages';
import { stagesOf } from './shapes';

const words = (n: number) => Array.from({ length: n }, (_, i) => `word ${i}`);

test('the shapes we state are the shapes the engine makes', () => {
  const small = fc.record({
    n: fc.integer({ min: 1, max: 6 }),
    h: fc.integer({ min: 1, max: 4 }),
    width: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(small, ({ n, h, width }) => {
      const sizes = { n, h, d: h * width };
      const real = multiHeadStages(words(n), sizes, 1);
      for (const { id, shape } of stagesOf(sizes)) expect(real[id].shape).toEqual(shape);
    }),
    { numRuns: 40 },
  );
});

test('reshape and transpose only move numbers: token i, head j, number k is the same one everywhere', () => {
  const { Q, reshape, transpose } = multiHeadStages(words(3), { d: 4, h: 2 }, 7);
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 2; j++)
      for (let k = 0; k < 2; k++) {
        expect(reshape.at(i, j, k)).toBe(Q.at(i, 2 * j + k));
        expect(transpose.at(j, i, k)).toBe(Q.at(i, 2 * j + k));
      }
});

test('without an equal share there are no heads', () => {
  expect(() => multiHeadStages(words(3), { d: 5, h: 2 }, 1)).toThrow(/2 heads do not divide d = 5/);
});
