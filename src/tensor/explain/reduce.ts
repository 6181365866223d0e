import type { Attributes } from '../operations';
import { indexAt, sizeOf } from '../shape';
import type { ExplanationTable, Question } from './explain';
import { call, difference, mean, number, power, quotient, sum, type Formula } from './formula';

/** Every entry that was reduced into the one asked for, in row-major order. */
function summands({ inputs: [x], index, attributes, operand }: Question<Attributes['sum']>): Formula[] {
  const { dims, keepdim } = attributes;
  const left = [...index];
  const fixed = x.shape.map((_, axis) => {
    if (!dims.includes(axis)) return left.shift()!;
    if (keepdim) left.shift();
    return 0;
  });
  const reduced = x.shape.map((length, axis) => (dims.includes(axis) ? length : 1));
  return Array.from({ length: sizeOf(reduced) }, (_, n) => {
    const offset = indexAt(n, reduced);
    return operand(
      x,
      fixed.map((i, axis) => i + offset[axis]),
    );
  });
}

export const reduce = {
  sum: (question) => sum(...summands(question)),
  mean: (question) => mean(summands(question)),
  max: (question) => call('max', ...summands(question)),
  min: (question) => call('min', ...summands(question)),
  amax: (question) => call('max', ...summands(question)),
  amin: (question) => call('min', ...summands(question)),
  var: (question) => {
    const entries = summands(question);
    const squares = entries.map((x) => power(difference(x, mean(entries)), 2));
    return quotient(sum(...squares), number(entries.length - question.attributes.correction));
  },
  logsumexp: (question) => call('log', sum(...summands(question).map((x) => call('exp', x)))),
  argmax: (question) => call('argmax', ...summands(question)),
  cumsum: ({ inputs: [x], index, attributes: { dim }, operand }) =>
    sum(
      ...Array.from({ length: index[dim] + 1 }, (_, i) =>
        operand(
          x,
          index.map((at, axis) => (axis === dim ? i : at)),
        ),
      ),
    ),
} satisfies Partial<ExplanationTable>;
