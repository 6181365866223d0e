import { expect, test } from 'vitest';
import { rng, tensor } from '@/tensor';
import { dotSamples, expectedVariance } from './dotSamples';
import { divisorValue, entropyShare, gradientLength, largestExponent, saturation } from './saturation';
import { randomHead, saturationCurve } from './saturationCurve';

test.each([1, 16, 64, 128])('20,000 dot products of %i unit-variance entries have variance dk within 5 %%', (dk) => {
  const variance = dotSamples(rng(1), 20_000, dk).var().item();
  expect(Math.abs(variance / dk - 1)).toBeLessThan(0.05);
});

test('√dk brings the variance to 1, dk far below', () => {
  expect(expectedVariance(128, divisorValue('none', 128))).toBe(128);
  expect(expectedVariance(128, divisorValue('sqrt', 128))).toBeCloseTo(1, 12);
  expect(expectedVariance(128, divisorValue('dk', 128))).toBe(1 / 128);
});

test('entropy is the whole of log n for equal weights and none for a single key, without 0 · −∞', () => {
  const shares = entropyShare(
    tensor([
      [0.25, 0.25, 0.25, 0.25],
      [0, 1, 0, 0],
      [0.5, 0.5, 0, 0],
    ]),
  );
  expect(shares.at(0)).toBeCloseTo(1, 6);
  expect(shares.at(1)).toBe(0);
  expect(shares.at(2)).toBeCloseTo(0.5, 6);
});

test('the gradient by the tape is p_j (u_j − Σ u_i p_i)', () => {
  const scores = rng(3).normalTensor([5, 7]);
  const u = rng(4).normalTensor([5, 7]);
  const lengths = gradientLength(scores, u);
  const p = scores.softmax(1);
  for (let r = 0; r < 5; r++) {
    const mean = p.mul(u).sum(1).at(r);
    let squares = 0;
    for (let j = 0; j < 7; j++) squares += (p.at(r, j) * (u.at(r, j) - mean)) ** 2;
    expect(lengths.at(r)).toBeCloseTo(Math.sqrt(squares), 5);
  }
});

test('the gradient agrees with finite differences', () => {
  const s = [0.3, -1.2, 2, 0.5];
  const u = tensor([[1, -0.5, 0.3, -2]]);
  const h = 0.01;
  const weighed = (j: number, by: number) =>
    tensor([s.map((x, i) => (i === j ? x + by : x))])
      .softmax(1)
      .mul(u)
      .sum()
      .item();
  const length = Math.hypot(...s.map((_, j) => (weighed(j, h) - weighed(j, -h)) / (2 * h)));
  expect(gradientLength(tensor([s]), u).item() / length).toBeCloseTo(1, 3);
});

test('over many random gradients its mean square is the squared Frobenius norm of p_i (δ_ij − p_j)', () => {
  const draws = 20_000;
  const s = tensor([[0.3, -1.2, 2, 0.5]]);
  const lengths = gradientLength(s.broadcastTo(draws, 4), rng(5).normalTensor([draws, 4]));
  const p = s.softmax(1).data;
  let norm = 0;
  for (const [i, a] of p.entries()) for (const [j, b] of p.entries()) norm += (a * (Number(i === j) - b)) ** 2;
  expect(lengths.square().mean().item() / norm).toBeCloseTo(1, 1);
});

test('scores of ±1000 saturate without a value that is not a number', () => {
  const saturated = saturation(tensor([[1000, -1000, 0]]), tensor([[1, -1, 2]]));
  expect(saturated).toEqual({ strongest: 1, entropy: 0, gradient: 0 });
});

test('the largest exponent is 0 whatever the scores are divided by', () => {
  const scores = rng(6).normalTensor([4, 9], 30);
  for (const divisor of [1, 11.3, 128]) expect(largestExponent(scores.div(divisor))).toBe(0);
});

test('without a divisor entropy and gradient die as dk grows; with √dk they stay; with dk attention goes flat', () => {
  const at = (divisor: 'none' | 'sqrt' | 'dk') => saturationCurve(randomHead(rng(1), 512, 64, 16), divisor, [4, 512]);
  const [none4, none512] = at('none');
  expect(none512.entropy).toBeLessThan(none4.entropy / 3);
  expect(none512.gradient).toBeLessThan(none4.gradient / 10);
  const [sqrt4, sqrt512] = at('sqrt');
  expect(Math.abs(sqrt512.entropy - sqrt4.entropy)).toBeLessThan(0.1);
  expect(Math.abs(sqrt512.gradient / sqrt4.gradient - 1)).toBeLessThan(0.3);
  expect(at('dk')[1].entropy).toBeGreaterThan(0.999);
});
