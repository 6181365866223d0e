import { broadcastIndex } from '../shape';
import type { ExplanationTable, Question } from './explain';
import { call, difference, negative, number, power, product, quotient, sum, type Formula } from './formula';

/** The entries of all inputs that broadcasting puts at this index, handed to f in order. */
export const each =
  (f: (...operands: Formula[]) => Formula) =>
  ({ inputs, index, operand }: Question): Formula =>
    f(...inputs.map((input) => operand(input, broadcastIndex(index, input.shape))));

export const elementwise = {
  add: each((a, b) => sum(a, b)),
  sub: each(difference),
  mul: each((a, b) => product(a, b)),
  div: each(quotient),
  neg: each(negative),
  exp: each((x) => call('exp', x)),
  log: each((x) => call('log', x)),
  sqrt: each((x) => call('sqrt', x)),
  square: each((x) => power(x, 2)),
  abs: each((x) => call('abs', x)),
  sign: each((x) => call('sign', x)),
  reciprocal: each((x) => quotient(number(1), x)),
  rsqrt: each((x) => quotient(number(1), call('sqrt', x))),
  sin: each((x) => call('sin', x)),
  cos: each((x) => call('cos', x)),
  erf: each((x) => call('erf', x)),
  pow: (question) => each((x) => power(x, question.attributes.exponent))(question),
  maximum: each((a, b) => call('max', a, b)),
  minimum: each((a, b) => call('min', a, b)),
  clamp: (question) => {
    const { min, max } = question.attributes;
    return each((x) => call('min', call('max', x, number(min)), number(max)))(question);
  },
  gt: each((a, b) => call('>', a, b)),
  ge: each((a, b) => call('≥', a, b)),
  lt: each((a, b) => call('<', a, b)),
  le: each((a, b) => call('≤', a, b)),
  eq: each((a, b) => call('=', a, b)),
} satisfies Partial<ExplanationTable>;
