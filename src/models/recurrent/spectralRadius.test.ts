import { expect, test } from 'vitest';
import { rng, tensor } from '@/tensor';
import { orthogonal } from './orthogonal';
import { spectralRadius, withRadius } from './spectralRadius';

test('a turned and stretched plane has a complex pair, which the norm of powers does not mind', () => {
  const [c, s] = [Math.cos(1), Math.sin(1)];
  expect(spectralRadius(tensor([[0.9 * c, -0.9 * s], [0.9 * s, 0.9 * c]]))).toBeCloseTo(0.9, 6); // prettier-ignore
});

test('the radius is no norm: a shear may be long and still have radius 1', () => {
  expect(spectralRadius(tensor([[1, 100], [0, 1]]))).toBeCloseTo(1, 5); // prettier-ignore
  expect(spectralRadius(tensor([[0, 5], [0, 0]]))).toBe(0); // prettier-ignore
});

test('of a symmetric matrix it is the largest eigenvalue, whatever its sign', () => {
  expect(spectralRadius(tensor([[1, 2], [2, -2]]))).toBeCloseTo(3, 6); // prettier-ignore
  // its eigenvalues are 2 and −3
});

test('an orthogonal matrix keeps lengths and has radius 1', () => {
  for (const n of [1, 2, 8, 16]) {
    const Q = orthogonal(n, rng(n));
    const gram = Q.matmul(Q.T);
    gram.data.forEach((entry, i) => expect(entry).toBeCloseTo(Number(i % (n + 1) === 0), 5));
    expect(spectralRadius(Q)).toBeCloseTo(1, 5);
  }
});

test('a random matrix can be given any radius', () => {
  for (let seed = 0; seed < 20; seed++)
    expect(spectralRadius(withRadius(rng(seed).normalTensor([8, 8]), 1.1))).toBeCloseTo(1.1, 5);
  expect(() => withRadius(tensor([[0]]), 1)).toThrow(RangeError);
});
