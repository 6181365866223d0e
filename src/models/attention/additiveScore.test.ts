import { expect, test } from 'vitest';
import { tensor } from '@/tensor';
import { additiveScore, seededAdditive } from './additiveScore';

test('a(s, h) = vᵀ tanh(W s + U h), entry by entry', () => {
  const S = tensor([[1, 2]]);
  const H = tensor([
    [0.5, -1],
    [0, 0],
    [3, 1],
  ]);
  const { W, U, v } = seededAdditive(2, 3, 5);
  const scores = additiveScore(S, H, { W, U, v });
  expect(scores.shape).toEqual([1, 3]);
  for (let i = 0; i < 3; i += 1) {
    let expected = 0;
    for (let a = 0; a < 3; a += 1) {
      const inner =
        S.at(0, 0) * W.at(0, a) + S.at(0, 1) * W.at(1, a) + H.at(i, 0) * U.at(0, a) + H.at(i, 1) * U.at(1, a);
      expected += v.at(a) * Math.tanh(inner);
    }
    expect(scores.at(0, i)).toBeCloseTo(expected, 5);
  }
});

test('no score is larger than the sum of |v|', () => {
  const weights = seededAdditive(2, 4, 1);
  const bound = weights.v.abs().sum().item();
  expect(Math.abs(additiveScore(tensor([[1e6, 1e6]]), tensor([[1e6, -1e6]]), weights).item())).toBeLessThanOrEqual(
    bound + 1e-6,
  );
});
