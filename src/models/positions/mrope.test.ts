import { expect, test } from 'vitest';
import { axisOfPairs, inOneLine, mropeScores, placeTokens } from './mrope';
import { rotate, type RopeHead } from './ropePair';

const head: RopeHead = { q: [1, 0.2], k: [0.7, 0.8], pairs: 9, base: 100 };
const tokens = placeTokens(['A', 'cat', ':'], { frames: 1, rows: 3, columns: 4 }, ['What', '?']);
const at = (row: number, column: number) => 3 + 4 * row + column;

test('text has equal ids, a patch has its row and column, and text goes on after the largest id', () => {
  expect(tokens[2]!.ids).toEqual([2, 2, 2]);
  expect(tokens[at(2, 1)]!.ids).toEqual([3, 5, 4]);
  expect(tokens[at(2, 3)]!.ids).toEqual([3, 5, 6]);
  expect(tokens[15]!.ids).toEqual([7, 7, 7]);
  expect(placeTokens([], { frames: 2, rows: 1, columns: 1 }, ['x']).map(({ ids }) => ids[0])).toEqual([0, 1, 2]);
});

test('between words the score is that of ordinary RoPE', () => {
  for (const split of ['turns', 'blocks'] as const)
    expect(mropeScores(head, tokens, 2, split).at(0)).toBeCloseTo(rotate(head, 2, 0).score.item(), 5);
});

test('patches at the same offset score the same, wherever they are', () => {
  const [a, b] = [mropeScores(head, tokens, at(0, 0), 'turns'), mropeScores(head, tokens, at(1, 2), 'turns')];
  expect(a.at(at(1, 1))).toBeCloseTo(b.at(at(2, 3)), 5);
});

test('in one line the patch below is as far as a whole row', () => {
  const line = inOneLine(tokens);
  const scores = mropeScores(head, line, at(0, 1), 'turns');
  expect(scores.at(at(1, 1))).toBeCloseTo(rotate(head, 0, 4).score.item(), 5);
});

test('pairs in blocks are split 2 : 3 : 3, as Qwen2-VL’s 16, 24 and 24', () => {
  const count = (axis: number) => axisOfPairs(64, 'blocks').filter((of) => of === axis).length;
  expect([0, 1, 2].map(count)).toEqual([16, 24, 24]);
  expect(axisOfPairs(5, 'turns')).toEqual([0, 1, 2, 0, 1]);
});
