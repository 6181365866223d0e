import { expect, test } from 'vitest';
import { answers } from './analogy';
import { cosine, distance, nearest } from './neighbours';
import { parallelogram } from './parallelogram';

// Rows: 0 man, 1 woman, 2 king, 3 queen, 4 long: king's direction, three times as far
const vectors = Float32Array.of(1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 1, 3, 0, 3);

test('the cosine compares directions, the distance places', () => {
  const [king, long] = [vectors.subarray(6, 9), vectors.subarray(12, 15)];
  expect(cosine(king, long)).toBeCloseTo(1, 6);
  expect(distance(king, long)).toBeCloseTo(Math.sqrt(8), 6);
  expect(cosine(king, new Float32Array(3))).toBe(0);
  expect(nearest(vectors, king, 'cosine', 1, [2])[0].id).toBe(4);
  expect(nearest(vectors, king, 'euclidean', 1, [2])[0].id).not.toBe(4);
});

test('king − man + woman is queen', () => {
  expect(answers(vectors, 3, [2, 0, 1], 'euclidean', true)[0]).toEqual({ id: 3, value: 0 });
  expect(answers(vectors, 3, [2, 0, 1], 'cosine', true)[0].id).toBe(3);
});

test('where b and c are alike the nearest of all is an input, and it is left out only when asked', () => {
  const question = [2, 0, 0] as const; // king − man + man
  expect(answers(vectors, 3, question, 'euclidean', false)[0].id).toBe(2);
  expect(answers(vectors, 3, question, 'euclidean', true).map(({ id }) => id)).not.toContain(2);
});

test('drawn on its own plane, an exact analogy is a parallelogram', () => {
  const { a, b, c, asked, answer, off } = parallelogram(vectors, 3, [2, 0, 1], 3, 'euclidean');
  expect(off).toBe(0);
  expect(b).toEqual([0, 0]);
  [0, 1].forEach((axis) => {
    expect(asked[axis]).toBeCloseTo(a[axis] + c[axis], 6);
    expect(answer[axis]).toBeCloseTo(asked[axis], 6);
  });
});

test('three times the same word has no plane, and no number that is not one', () => {
  const drawing = parallelogram(vectors, 3, [2, 2, 2], 2, 'cosine');
  expect(Object.values(drawing).flat().every(Number.isFinite)).toBe(true);
});
