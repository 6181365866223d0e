import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OperationName } from '@/tensor';
import { operations, type Expression, type Operation } from './expression';
import { slopeWritten, written } from './rules';
import { progressAt, stepsOf } from './steps';
import { tapeOf } from './tape';

const name = (name: string): Expression => ({ kind: 'name', name });
const number = (value: number): Expression => ({ kind: 'number', value });
const op = (operation: Operation, ...of: Expression[]): Expression => ({ kind: 'operation', operation, of });
const [a, b, x] = [name('a'), name('b'), name('x')];
/** (a x + b)² + a */
const twice = op('add', op('pow', op('add', op('mul', a, x), b), number(2)), a);
const values = { a: 2, x: 3, b: 1 };
const find = (tape: ReturnType<typeof tapeOf>, wanted: string) => tape.nodes.find(({ name }) => name === wanted)!;

test('the worked example: L = (2·3 + 1)² + 2 = 51, dL/da = 42 + 1, dL/dx = 28, dL/db = 14', () => {
  const tape = tapeOf(twice, values);
  expect(tape.nodes.map(({ name, tensor }) => `${name} ${tensor.item()}`)).toEqual(['a 2', 'x 3', 't₁ 6', 'b 1', 't₂ 7', 't₃ 49', 'L 51']); // prettier-ignore
  expect(['a', 'x', 'b'].map((n) => find(tape, n).tensor.grad!.item())).toEqual([43, 28, 14]);
  const toA = tape.contributions.filter(({ to }) => to === find(tape, 'a').id);
  expect(toA.map(({ sent }) => sent.item())).toEqual([1, 42]);
  expect(toA.map(({ local }) => local.item())).toEqual([1, 3]);
});

test('what the lines send adds up to what L.backward() left, whatever the formula', () => {
  const leafs = fc.oneof(fc.constantFrom(a, b, x), fc.double({ min: -3, max: 3, noNaN: true }).map(number));
  const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leafs,
      fc.tuple(fc.constantFrom<Operation>('add', 'sub', 'mul', 'div'), tie('tree'), tie('tree')).map(([o, l, r]) => op(o, l, r)), // prettier-ignore
      fc.tuple(fc.constantFrom<Operation>('neg', 'sin', 'cos', 'tanh', 'sigmoid', 'relu', 'exp'), tie('tree')).map(([o, l]) => op(o, l)), // prettier-ignore
      fc.tuple(fc.constantFrom(2, 3, -1), tie('tree')).map(([p, l]) => op('pow', l, number(p))),
    ),
  }));
  fc.assert(
    fc.property(tree, (expression) => {
      const { nodes, contributions } = tapeOf(expression, values);
      for (const { id, tensor, gradient } of nodes) {
        if (!tensor.requiresGrad) continue;
        const [engine, ours] = [tensor.grad!.item(), gradient!.item()];
        if (!Number.isFinite(engine)) continue;
        expect(Math.abs(engine - ours)).toBeLessThanOrEqual(1e-3 * Math.max(1, Math.abs(engine)) + 1e30 * Number(Math.abs(engine) > 1e6)); // prettier-ignore
        expect(contributions.filter(({ to }) => to === id).length > 0 || id === nodes.length - 1).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

/** The words of a rule, read as JavaScript. */
function worked(text: string): number {
  const script = text
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+/g, (p) => `**(${[...p].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('')})`)
    .replace(/−/g, '-')
    .replace(/·/g, '*')
    .replace(/√([\d.]+)/g, 'Math.sqrt($1)')
    .replace(/\[(.*) > 0\]/, 'Number($1 > 0)')
    .replace(/(?<!\.)\b(exp|sin|cos|tanh|max)\(/g, 'Math.$1(')
    .replace(/ln\(/g, 'Math.log(')
    .replace(/σ\((.*)\)/, '(1 / (1 + Math.exp(-($1))))');
  return Number(runInNewContext(script));
}

test('the words of every rule, worked out, are the numbers of the engine', () => {
  for (const operation of operations) {
    const two = ['add', 'sub', 'mul', 'div'].includes(operation);
    const expression = operation === 'pow' ? op('pow', a, number(3)) : op(operation, a, ...(two ? [b] : []));
    const { nodes, contributions } = tapeOf(expression, { a: 1.5, b: -0.5 });
    const y = nodes.at(-1)!;
    const numbers = [...y.inputs.map((id) => String(nodes[id]!.tensor.item())), ...(y.exponent === undefined ? [] : ['3'])]; // prettier-ignore
    const made = y.operation as OperationName;
    expect(worked(written(made, numbers)), operation).toBeCloseTo(y.tensor.item(), 5);
    for (const { slot, local } of contributions)
      expect(worked(slopeWritten(made, slot, numbers, String(y.tensor.item()))), `${operation} ${slot}`).toBeCloseTo(local.item(), 4); // prettier-ignore
  }
});

test('forward one line at a time, then backward one line at a time', () => {
  const tape = tapeOf(twice, values);
  expect(stepsOf(tape).map((s) => `${s.kind}${'node' in s ? ` ${s.node.name}` : ''}`)).toEqual([
    'inputs',
    'forward t₁',
    'forward t₂',
    'forward t₃',
    'forward L',
    'seed L',
    'backward L',
    'backward t₃',
    'backward t₂',
    'backward t₁',
  ]);
});

test('a name used twice holds a part of its gradient first, then the whole', () => {
  const tape = tapeOf(twice, values);
  const held = stepsOf(tape).map((_, step) => progressAt(tape, step)[0]!.gradient?.item() ?? null);
  expect(held).toEqual([null, null, null, null, null, null, 1, 1, 1, 43]);
});

test('a name alone, a number alone and a · a', () => {
  expect(tapeOf(a, values).nodes).toHaveLength(1);
  expect(tapeOf(a, values).nodes[0]!.gradient!.item()).toBe(1);
  const five = tapeOf(number(5), values);
  expect([five.contributions.length, stepsOf(five).length]).toEqual([0, 2]);
  const square = tapeOf(op('mul', a, a), values);
  expect(square.contributions.map(({ to, slot, sent }) => [to, slot, sent.item()])).toEqual([[0, 0, 2], [0, 1, 2]]); // prettier-ignore
  expect(square.nodes[0]!.gradient!.item()).toBe(4);
});

test('a name without a value is refused', () => {
  expect(() => tapeOf(name('q'), values)).toThrow('q has no value');
});
