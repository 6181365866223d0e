import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tensor } from '@/tensor';
import { hardLookup } from './hardDictionary';
import { jacobian } from './jacobian';
import { softLookup } from './softDictionary';

const keys = tensor([
  [1, 0],
  [0, 1],
]);
const values = tensor([
  [1, 1],
  [-1, 1],
]);

test('the query [0.8, 0.2] weighs the two values .64566 and .35434 and answers with [.29131, 1]', () => {
  const { weights, output } = softLookup(tensor([[0.8, 0.2]]), keys, values);
  expect(weights.at(0, 0)).toBeCloseTo(0.64566, 5);
  expect(weights.at(0, 1)).toBeCloseTo(0.35434, 5);
  expect(output.at(0, 0)).toBeCloseTo(0.29131, 5);
  expect(output.at(0, 1)).toBeCloseTo(1, 5);
});

test('the hard lookup of [0.8, 0.2] is the first value', () => {
  const { chosen, tied, output } = hardLookup(tensor([[0.8, 0.2]]), keys, values);
  expect(chosen).toBe(0);
  expect(tied).toEqual([0]);
  expect(output.tolist()).toEqual([[1, 1]]);
});

test('a tie blends half and half, and the hard lookup takes the first', () => {
  const query = tensor([[0.5, 0.5]]);
  expect(softLookup(query, keys, values).weights.tolist()).toEqual([[0.5, 0.5]]);
  expect(hardLookup(query, keys, values)).toMatchObject({ chosen: 0, tied: [0, 1] });
});

const coordinate = fc.double({ min: -1.5, max: 1.5, noNaN: true });
const point = fc.tuple(coordinate, coordinate).map((xy) => [...xy]);
const dictionary = fc
  .integer({ min: 1, max: 5 })
  .chain((n) =>
    fc.tuple(fc.array(point, { minLength: n, maxLength: n }), fc.array(point, { minLength: n, maxLength: n })),
  );

test('the weights are a distribution and the answer stays in the hull: no direction sees it beyond the farthest value', () => {
  fc.assert(
    fc.property(
      point,
      dictionary,
      fc.double({ min: 0.1, max: 100, noNaN: true }),
      point,
      (query, [K, V], beta, toward) => {
        const { weights, output } = softLookup(tensor([query]), tensor(K), tensor(V), beta);
        expect(weights.sum().item()).toBeCloseTo(1, 5);
        const along = (xy: readonly number[]) => xy[0] * toward[0] + xy[1] * toward[1];
        const farthest = Math.max(...V.map(along));
        expect(along([output.at(0, 0), output.at(0, 1)])).toBeLessThanOrEqual(farthest + 1e-5);
      },
    ),
  );
});

test('at sharpness 100 the soft answer is the hard one whenever the best score leads by 0.2', () => {
  fc.assert(
    fc.property(point, dictionary, (query, [K, V]) => {
      const hard = hardLookup(tensor([query]), tensor(K), tensor(V));
      const [first, second = -Infinity] = Array.from(hard.scores.data).sort((a, b) => b - a);
      fc.pre(first - second > 0.2);
      const soft = softLookup(tensor([query]), tensor(K), tensor(V), 100);
      expect(soft.output.sub(hard.output).abs().max().item()).toBeLessThan(1e-4);
    }),
  );
});

test('the Jacobian of the soft lookup agrees with finite differences', () => {
  fc.assert(
    fc.property(point, dictionary, (query, [K, V]) => {
      const answer = (q: number[]) => softLookup(tensor([q]), tensor(K), tensor(V)).output;
      const J = jacobian((q) => softLookup(q, tensor(K), tensor(V)).output, tensor([query]));
      const h = 0.01;
      for (const j of [0, 1]) {
        const moved = (by: number) => answer(query.map((x, i) => (i === j ? x + by : x)));
        const slope = moved(h)
          .sub(moved(-h))
          .div(2 * h);
        for (const i of [0, 1]) expect(J.at(i, j)).toBeCloseTo(slope.at(0, i), 3);
      }
    }),
    { numRuns: 50 },
  );
});

test('the Jacobian of the hard lookup is zero: argmax ends the tape', () => {
  const J = jacobian((q) => hardLookup(q, keys, values).output, tensor([[0.8, 0.2]]));
  expect(J.tolist()).toEqual([
    [0, 0],
    [0, 0],
  ]);
});
