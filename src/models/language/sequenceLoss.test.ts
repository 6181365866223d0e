import { expect, test } from 'vitest';
import { meanLoss, perplexity } from './sequenceLoss';

test('one sure position does not make a good text', () => expect(meanLoss([1, 0.01, 0.01])).toBeGreaterThan(3));

test('the perplexity of a uniform prediction is the number of tokens', () =>
  expect(perplexity(meanLoss([1 / 6, 1 / 6, 1 / 6]))).toBeCloseTo(6, 9));

test('one position that was ruled out makes the mean infinite', () => expect(meanLoss([0.9, 0])).toBe(Infinity));
