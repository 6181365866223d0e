import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphLayout, type GraphNode } from './graphLayout';

/** (a x + b)² + a: a and x, t₁, b, t₂, t₃, L. */
const tape: GraphNode[] = [
  { id: 0, inputs: [] },
  { id: 1, inputs: [] },
  { id: 2, inputs: [0, 1] },
  { id: 3, inputs: [] },
  { id: 4, inputs: [2, 3] },
  { id: 5, inputs: [4] },
  { id: 6, inputs: [5, 0] },
];

test('every node stands after what it is made from, an input right before its first reader', () => {
  const { places, layers } = graphLayout(tape);
  expect(layers).toBe(5);
  expect([...places].map(([, [layer]]) => layer)).toEqual([0, 0, 1, 1, 2, 3, 4]);
});

test('an edge passes every layer on its way', () => {
  const { edges } = graphLayout(tape);
  const long = edges.find(({ from, to }) => from === 0 && to === 6)!;
  expect(long.points.map(([layer]) => layer)).toEqual([0, 1, 2, 3, 4]);
});

test('a node read twice by the same other has one edge to it', () => {
  expect(graphLayout([{ id: 0, inputs: [] }, { id: 1, inputs: [0, 0] }]).edges).toHaveLength(1); // prettier-ignore
});

test('nodes of a layer never overlap, and all places are finite', () => {
  const graph = fc
    .array(fc.array(fc.nat(30), { maxLength: 2 }), { minLength: 1, maxLength: 20 })
    .map((rows) => rows.map((inputs, id) => ({ id, inputs: inputs.filter((from) => from < id) })));
  fc.assert(
    fc.property(graph, (nodes) => {
      const { places, breadth } = graphLayout(nodes);
      const all = [...places.values()];
      for (const [layer, across] of all) {
        expect(across).toBeGreaterThanOrEqual(-1e-9);
        expect(across).toBeLessThanOrEqual(breadth + 1e-9);
        const others = all.filter(([l, a]) => l === layer && Math.abs(a - across) < 0.99);
        expect(others).toHaveLength(1);
      }
    }),
    { numRuns: 200 },
  );
});
