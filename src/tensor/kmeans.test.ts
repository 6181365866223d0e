import { expect, test } from 'vitest';
import { tensor } from './make';
import { kmeans, lloyd } from './kmeans';
import { rng } from './rng';

test('two heaps are told apart', () => {
  const X = tensor([[0, 0], [0, 1], [9, 9], [9, 8]]); // prettier-ignore
  const { labels, centroids, inertia } = kmeans(X, tensor([[0, 0], [1, 1]])); // prettier-ignore
  expect(labels).toEqual([0, 0, 1, 1]);
  expect(centroids.tolist()).toEqual([[0, 0.5], [9, 8.5]]); // prettier-ignore
  expect(inertia).toBe(1);
});

test('the squared distances never grow from one assignment to the next', () => {
  const draw = rng(1);
  const inertias = [...lloyd(draw.normalTensor([60, 3]), draw.normalTensor([5, 3]))].map(({ inertia }) => inertia);
  expect(inertias.length).toBeGreaterThan(2);
  inertias.slice(1).forEach((inertia, i) => expect(inertia).toBeLessThanOrEqual(inertias[i]));
});

test('a centre that no point is near stays where it is', () => {
  const { labels, centroids } = kmeans(tensor([[1], [3]]), tensor([[2], [100]]));
  expect(labels).toEqual([0, 0]);
  expect(centroids.tolist()).toEqual([[2], [100]]);
});

test('of two equally near centres the first is taken', () => {
  expect([...lloyd(tensor([[0]]), tensor([[1], [-1]]))][0].labels).toEqual([0]);
});

test('it stops at the limit', () => {
  const draw = rng(2);
  expect([...lloyd(draw.normalTensor([60, 3]), draw.normalTensor([5, 3]), 2)]).toHaveLength(2);
});

test('what cannot be assigned is refused', () => {
  expect(() => kmeans(tensor([[1, 2]]), tensor([[1]]))).toThrow('kmeans: [1, 2] and [1, 1] are not points [n, d]');
  expect(() => kmeans(tensor([[NaN]]), tensor([[1]]))).toThrow('not finite');
});
