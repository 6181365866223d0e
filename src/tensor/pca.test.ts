import { expect, test } from 'vitest';
import { ones, tensor } from './make';
import { pca } from './pca';
import { rng } from './rng';

test('points on a line have one component, along it', () => {
  const { components, explainedVarianceRatio, mean } = pca(tensor([[0, 0], [3, 4], [6, 8]]), 2); // prettier-ignore
  expect(components.at(0, 0)).toBeCloseTo(0.6, 6);
  expect(components.at(0, 1)).toBeCloseTo(0.8, 6);
  expect(explainedVarianceRatio.at(0)).toBeCloseTo(1, 6);
  expect(explainedVarianceRatio.at(1)).toBeCloseTo(0, 6);
  expect(mean.tolist()).toEqual([3, 4]);
});

test('all components together lose nothing, and are at right angles', () => {
  const X = rng(1).normalTensor([12, 4]);
  const { components, projected, mean, explainedVariance } = pca(X, 4);
  const rebuilt = projected.matmul(components).add(mean);
  rebuilt.data.forEach((value, i) => expect(value).toBeCloseTo(X.data[i], 5));
  const angles = components.matmul(components.T);
  angles.data.forEach((value, i) => expect(value).toBeCloseTo(i % 5 === 0 ? 1 : 0, 5));
  const spread = projected.var(0);
  spread.data.forEach((value, i) => expect(value).toBeCloseTo(explainedVariance.data[i], 4));
});

test('the largest entry of a component is positive', () => {
  const { components } = pca(rng(2).normalTensor([20, 5]), 5);
  for (const row of components.tolist() as number[][]) {
    const sizes = row.map(Math.abs);
    expect(row[sizes.indexOf(Math.max(...sizes))]).toBeGreaterThan(0);
  }
});

test('points that are all the same have no share of variance', () => {
  expect(pca(ones([3, 2]), 1).explainedVarianceRatio.at(0)).toBeNaN();
});

test('too many components, or a single point, are refused', () => {
  expect(() => pca(ones([3, 2]), 3)).toThrow('pca: [3, 2] has 1 to 2 components, not 3');
  expect(() => pca(ones([1, 2]), 1)).toThrow('is not two points or more');
});
