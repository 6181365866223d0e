import { expect, test } from 'vitest';
import { explain, fromArray, rng, tensor } from '@/tensor';
import { causal } from './masks';
import { attend } from './scaledDotProduct';

const random = (seed: number, T = 5, dk = 3) => {
  const draw = rng(seed);
  const axes = ['T', 'dk'];
  return {
    Q: draw.normalTensor([T, dk], 1, { name: 'Q', axes }),
    K: draw.normalTensor([T, dk], 1, { name: 'K', axes }),
    V: draw.normalTensor([T, dk], 1, { name: 'V', axes: ['T', 'dv'] }),
  };
};

test.each([1, 2, 3])('each row of weights is a distribution over its past (seed %i)', (seed) => {
  const { Q, K, V } = random(seed);
  const { weights } = attend(Q, K, V, { mask: causal(5) });
  weights.sum(-1).data.forEach((sum) => expect(sum).toBeCloseTo(1, 5));
  expect(weights.triu(1).sum().item()).toBe(0);
});

test('causal outputs do not depend on later tokens; without a mask they do', () => {
  const { Q, K, V } = random(4);
  const edited = (x: typeof K) =>
    fromArray(
      x.data.map((value, n) => (n >= 4 * 3 ? value + 5 : value)),
      x.shape,
    );
  const before = (options = {}) => attend(Q, K, V, options).output.slice([0, 4]).tolist();
  const after = (options = {}) => attend(Q, edited(K), edited(V), options).output.slice([0, 4]).tolist();
  expect(after({ mask: causal(5) })).toEqual(before({ mask: causal(5) }));
  expect(after()).not.toEqual(before());
});

test('the worked 4 × 4 scores: divided by √128, masked, row by row', () => {
  const S = tensor([
    [4, -4, 2, 3],
    [70, -10, 0, -3],
    [0, 0, 0, 4],
    [85, 0, 0, 5],
  ]);
  // queries that are unit vectors read the scores off the keys
  const Q = tensor([
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 1],
  ]);
  const { weights } = attend(Q, S.T, Q, { divisor: Math.sqrt(128), mask: causal(4) });
  const expected = [
    [1, 0, 0, 0],
    [0.99915, 0.00085, 0, 0],
    [1 / 3, 1 / 3, 1 / 3, 0],
    [0.99806, 0.00054, 0.00054, 0.00085],
  ];
  expected.forEach((row, i) => row.forEach((value, j) => expect(weights.at(i, j)).toBeCloseTo(value, 4)));
});

test('every stage has its name, and a weight can be followed back to queries and keys', () => {
  const { Q, K, V } = random(5);
  const { scores, scaled, masked, weights, output } = attend(Q, K, V, { mask: causal(5) });
  expect([scores, scaled, masked, weights, output].map(({ name }) => name)).toEqual(['S', 'S/√dk', 'masked', 'A', 'Z']);
  const [first] = explain(weights, [2, 1]).operands;
  expect(first.tensor).toBe(masked);
  const score = explain(explain(scaled, [2, 1]).operands[0].tensor, [2, 1]);
  expect(score.operation).toBe('matmul');
  expect(new Set(score.operands.map(({ tensor: of }) => of))).toEqual(new Set([Q, K]));
});

test('a query that may see nothing has no weights: 0/0', () => {
  const { Q, K, V } = random(6, 2);
  const { weights } = attend(Q, K, V, {
    mask: tensor([
      [0, 0],
      [1, 1],
    ]),
  });
  expect(weights.at(0, 0)).toBeNaN();
  expect(weights.slice([1]).sum().item()).toBeCloseTo(1, 5);
});

test('what does not fit is refused by letter, and so is a divisor of 0', () => {
  const { Q, V } = random(7);
  const K = rng(1).normalTensor([5, 4], 1, { name: 'K', axes: ['T', 'dk'] });
  expect(() => attend(Q, K, V)).toThrow('matmul: Q [T=5, dk=3] · Kᵀ [dk=4, T=5]: dk is 3 and 4');
  expect(() => attend(Q, Q, V, { divisor: 0 })).toThrow('attend: scores cannot be divided by 0');
});
