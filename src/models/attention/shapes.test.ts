import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divisorsOf, entriesOf, learnedNumbers, stagesOf } from './shapes';

const sizes = fc
  .record({
    n: fc.integer({ min: 1, max: 6 }),
    h: fc.integer({ min: 1, max: 8 }),
    width: fc.integer({ min: 1, max: 8 }),
  })
  .map(({ n, h, width }) => ({ n, h, d: h * width }));

test('the slide: n = 3, d = 4, h = 2', () => {
  expect(stagesOf({ n: 3, d: 4, h: 2 }).map(({ shape }) => shape.join(' × '))).toEqual([
    '3 × 4',
    '3 × 4',
    '3 × 2 × 2',
    '2 × 3 × 2',
    '2 × 3 × 3',
    '2 × 3 × 2',
    '3 × 4',
    '3 × 4',
  ]);
});

test('GPT-3: 96 heads of 128 make 12288, and a layer learns 603,979,776 numbers', () => {
  const sizes = { n: 2048, d: 12288, h: 96 };
  expect(stagesOf(sizes)[3]!.shape).toEqual([96, 2048, 128]);
  expect(learnedNumbers(sizes)).toEqual({ query: 1_572_864, head: 6_291_456, layer: 603_979_776 });
});

test('nothing but the scores changes size between Q and Z: no number is lost or made by cutting into heads', () => {
  fc.assert(
    fc.property(sizes, (sizes) => {
      for (const { id, shape } of stagesOf(sizes))
        expect(entriesOf(shape)).toBe(id === 'scores' ? sizes.h * sizes.n ** 2 : sizes.n * sizes.d);
    }),
  );
});

test('heads that do not share d equally stop at Q', () => {
  expect(stagesOf({ n: 3, d: 5, h: 2 }).map(({ id }) => id)).toEqual(['X', 'Q']);
  expect(divisorsOf(5)).toEqual([1, 5]);
  expect(divisorsOf(12)).toEqual([1, 2, 3, 4, 6, 12]);
});
