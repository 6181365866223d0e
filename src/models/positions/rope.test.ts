import { expect, test } from 'vitest';
import { rng } from '@/tensor';
import { rope } from './rope';

const layouts = ['interleaved', 'half'] as const;

test.each(layouts)('a rotation keeps every length (%s)', (layout) => {
  const x = rng(1).normalTensor([6, 8]);
  const [before, after] = [x, rope(x, { layout })].map((of) => of.square().sum(-1));
  before.data.forEach((length, i) => expect(after.data[i]).toBeCloseTo(length, 4));
});

test.each(layouts)('a score depends on m − n alone (%s)', (layout) => {
  const draw = rng(2);
  const [q, k] = [draw.normalTensor([1, 8]), draw.normalTensor([1, 8])];
  const score = (m: number, n: number) =>
    rope(q, { layout, offset: m })
      .matmul(rope(k, { layout, offset: n }).T)
      .item();
  expect(score(7, 3)).toBeCloseTo(score(104, 100), 3);
  expect(score(7, 3)).not.toBeCloseTo(score(3, 7), 3);
});

test('position 0 is not turned', () => {
  const x = rng(3).normalTensor([1, 4]);
  expect(rope(x).tolist()).toEqual(x.tolist());
});

test('an odd width is refused', () => {
  expect(() => rope(rng(4).normalTensor([2, 3]))).toThrow('rope: d = 3 is odd');
});
