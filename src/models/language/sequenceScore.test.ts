import { expect, test } from 'vitest';
import { sequenceScore, withK } from './sequenceScore';

test('the lecture’s sentence: 6.09e-11, 23.52 nats, 4.85 bits a token, perplexity 28.8', () => {
  const score = sequenceScore([0.01, 0.02, 0.35, 0.29, 0.005, 0.06, 0.01]);
  expect(score.product).toBeCloseTo(6.09e-11, 15);
  expect(score.nats).toBeCloseTo(23.52, 2);
  expect(score.natsPerToken).toBeCloseTo(3.36, 2);
  expect(score.bitsPerToken).toBeCloseTo(4.85, 2);
  expect(score.perplexity).toBeCloseTo(28.8, 1);
  expect(score.dearest).toBe(4);
  expect(score.costs.map((cost) => cost.toFixed(2))).toEqual(['4.61', '3.91', '1.05', '1.24', '5.30', '2.81', '4.61']);
});

test('the costs sum to −ln of the product', () => {
  const { product, nats, costs } = sequenceScore([0.5, 0.25, 0.1]);
  expect(nats).toBeCloseTo(-Math.log(product), 12);
  expect(costs[1]).toBeCloseTo(2 * costs[0]!, 12);
});

test('one impossible token makes the whole sequence impossible', () => {
  expect(sequenceScore([0.5, 0, 0.5])).toMatchObject({ product: 0, nats: Infinity, perplexity: Infinity, dearest: 1 });
});

test('n alike choices among V have perplexity V', () => {
  expect(sequenceScore([1 / 7, 1 / 7, 1 / 7]).perplexity).toBeCloseTo(7, 12);
  expect(sequenceScore([1, 1])).toMatchObject({ product: 1, nats: 0, perplexity: 1 });
});

test('no tokens, no mean', () => {
  expect(() => sequenceScore([])).toThrow(RangeError);
});

test('add k leaves nothing at 0, and a distribution a distribution', () => {
  const p = [0.9, 0.1, 0];
  const smoothed = p.map((share) => withK(share, 2, 10, 3));
  expect(Math.min(...smoothed)).toBe(2 / 16);
  expect(smoothed.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});
