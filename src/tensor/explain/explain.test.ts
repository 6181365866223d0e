import { expect, test } from 'vitest';
import { concat, embedding, tensor, where, type Tensor } from '..';
import type { OperationName } from '../operations';
import { samples } from '../samples';
import { indexAt } from '../shape';
import { explain } from './explain';
import { evaluate } from './formula';
import { explanations } from './table';

function expectFormulasToHold(y: Tensor): void {
  y.data.forEach((value, position) => {
    const { formula, operands } = explain(y, indexAt(position, y.shape));
    const found = evaluate(
      formula,
      operands.map((operand) => operand.value),
    );
    expect(Math.abs(found - value), `${found} and ${value}`).toBeLessThan(1e-4 * Math.max(1, Math.abs(value)));
  });
}

const names = Object.keys(explanations) as OperationName[];

test.each(names)('the formula of %s, worked out, is the entry itself', (name) => {
  const y = samples[name].run(samples[name].inputs);
  expect(y.step?.operation).toBe(name);
  expectFormulasToHold(y);
});

test('the formulas of gradients hold as well', () => {
  const x = tensor([[1, 2, 0.5]], { requiresGrad: true }).named('x');
  x.softmax(-1).crossEntropy([1]).backward();
  expectFormulasToHold(x.grad!);
});

test('variants of one operation have their own formulas', () => {
  const x = tensor([[0.5, -1, 2]]);
  for (const y of [
    x.gelu('tanh'),
    x.crossEntropy([2], { reduction: 'none' }),
    x.crossEntropy([2], { reduction: 'sum' }),
    x.mul(1000).crossEntropy([1]),
    x.mul(1000).softmax(-1),
    x.mul(1000).logSoftmax(-1),
    x.argmax(),
    tensor([1, 2, 3]).matmul(tensor([4, 5, 6])),
    tensor([[1, 2, 3]]).matmul(tensor([4, 5, 6])),
    tensor([1, 2]).matmul(
      tensor([
        [4, 5, 6],
        [1, 2, 3],
      ]),
    ),
  ])
    expectFormulasToHold(y);
});

const Q = tensor(
  [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
  { name: 'Q', axes: ['T', 'dk'] },
);
const K = tensor(
  [
    [7, 8],
    [9, 10],
  ],
  { name: 'K', axes: ['T', 'dk'] },
);

test('a score Q·Kᵀ answers with the entries of Q and of K, not of its transpose', () => {
  const { operation, value, operands, formula } = explain(Q.matmul(K.T), [2, 1]);
  expect(operation).toBe('matmul');
  expect(value).toBe(5 * 9 + 6 * 10);
  expect(operands.map(({ tensor: of, index }) => `${of.name}[${index}]`)).toEqual([
    'Q[2,0]',
    'K[1,0]',
    'Q[2,1]',
    'K[1,1]',
  ]);
  expect(formula).toEqual({
    kind: 'sum',
    of: [
      {
        kind: 'product',
        of: [
          { kind: 'operand', of: 0 },
          { kind: 'operand', of: 1 },
        ],
      },
      {
        kind: 'product',
        of: [
          { kind: 'operand', of: 2 },
          { kind: 'operand', of: 3 },
        ],
      },
    ],
  });
});

test('operands are followed through any chain of unnamed views', () => {
  const parts = concat([Q.slice([1, 2]), K.reshape(1, 4).slice([], [2, 4])], 0).transpose(0, 1);
  const { operands } = explain(parts.neg(), [1, 1]);
  expect(operands).toMatchObject([{ index: [1, 1], value: 10 }]);
  expect(operands[0].tensor).toBe(K);
  const row = explain(embedding(Q, [2]).exp(), [0, 0]).operands[0];
  expect([row.tensor, row.index]).toEqual([Q, [2, 0]]);
});

test('a view with a name of its own is where the walk stops', () => {
  const head = Q.slice([], [0, 1]).named('head');
  expect(explain(head.neg(), [2, 0]).operands[0].tensor).toBe(head);
  expect(explain(head, [2, 0])).toMatchObject({
    operation: 'slice',
    value: 5,
    operands: [{ tensor: Q, index: [2, 0] }],
  });
});

test('an input answers with its own value and no operands', () => {
  expect(explain(Q, [0, -1])).toMatchObject({ operation: 'input', value: 2, index: [0, 1], operands: [] });
});

test('plain numbers of the source stand in the formula as numbers', () => {
  const { formula, operands } = explain(Q.div(2), [0, 0]);
  expect(operands).toHaveLength(1);
  expect(formula).toEqual({ kind: 'quotient', a: { kind: 'operand', of: 0 }, b: { kind: 'number', value: 2 } });
});

test('softmax uses each score once, however often the formula does', () => {
  const { operands } = explain(tensor([1, 2, 3]).softmax(0), [1]);
  expect(operands.map(({ value }) => value)).toEqual([1, 2, 3]);
});

test('a masked score is the constant −∞, and its weight is 0', () => {
  const masked = where(tensor([1, 0]), tensor([3, 4]).named('S'), -Infinity);
  expect(explain(masked, [1]).formula).toEqual({ kind: 'number', value: -Infinity });
  expectFormulasToHold(masked.softmax(0));
});

test('an entry outside the tensor is refused', () => {
  expect(() => explain(Q, [3, 0])).toThrow('at: Q [T=3, dk=2] has no entry [3, 0]');
});
