import { expect, test } from 'vitest';
import { rotate, turning, turnKeyOnly, type RopeHead } from './ropePair';

const head: RopeHead = { q: [1, 0.2], k: [0.7, 0.8], pairs: 8, base: 10000 };

test('both turned or the key alone by n − m: the same score in every pair', () => {
  const both = rotate(head, 3, 5).parts.data;
  const one = turnKeyOnly(head, 2).data;
  both.forEach((s, i) => expect(one[i]).toBeCloseTo(s, 5));
});

test('turned by m − n instead, the score is another', () => {
  const [right, wrong] = [2, -2].map((by) => turnKeyOnly(head, by).at(0));
  expect(Math.abs(right! - wrong!)).toBeGreaterThan(0.5);
});

test('moving both along leaves the score, to what float32 can hold', () => {
  const [here, there] = [rotate(head, 3, 5), rotate(head, 103, 105)].map(({ score }) => score.item());
  expect(there).toBeCloseTo(here!, 4);
});

test('the first pair turns one radian a position, the last 10000^(−7/8)', () => {
  const all = turning(head);
  expect(all[0]!.omega).toBe(1);
  expect(all[0]!.period).toBeCloseTo(2 * Math.PI, 5);
  expect(all[7]!.omega).toBeCloseTo(10000 ** (-7 / 8), 8);
});
