/** Formulas as trees: what explain answers with, and what a figure draws. */

import { erf } from '../forward/elementwise';

export type Formula =
  | { kind: 'operand'; of: number } // the place in the list of operands
  | { kind: 'number'; value: number }
  | { kind: 'sum' | 'product'; of: Formula[] }
  | { kind: 'difference' | 'quotient' | 'power'; a: Formula; b: Formula }
  | { kind: 'call'; name: string; of: Formula[] };

export const number = (value: number): Formula => ({ kind: 'number', value });
export const sum = (...of: Formula[]): Formula => ({ kind: 'sum', of });
export const product = (...of: Formula[]): Formula => ({ kind: 'product', of });
export const difference = (a: Formula, b: Formula): Formula => ({ kind: 'difference', a, b });
export const quotient = (a: Formula, b: Formula): Formula => ({ kind: 'quotient', a, b });
export const power = (a: Formula, exponent: number): Formula => ({ kind: 'power', a, b: number(exponent) });
export const call = (name: string, ...of: Formula[]): Formula => ({ kind: 'call', name, of });
export const negative = (x: Formula): Formula => product(number(-1), x);
export const mean = (of: Formula[]): Formula => quotient(sum(...of), number(of.length));

const functions: Record<string, (...values: number[]) => number> = {
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  erf,
  max: Math.max,
  min: Math.min,
  argmax: (...values) => values.indexOf(Math.max(...values)),
  '>': (a, b) => Number(a > b),
  '≥': (a, b) => Number(a >= b),
  '<': (a, b) => Number(a < b),
  '≤': (a, b) => Number(a <= b),
  '=': (a, b) => Number(a === b),
};

/** The names a formula may call. */
export const functionNames: readonly string[] = Object.keys(functions);

/** The value of a formula in float64, given the values of its operands.
 *  @throws RangeError for an operand or a function that does not exist */
export function evaluate(formula: Formula, operands: readonly number[]): number {
  const value = (part: Formula) => evaluate(part, operands);
  switch (formula.kind) {
    case 'operand':
      if (!(formula.of in operands)) throw new RangeError(`evaluate: there is no operand ${formula.of}`);
      return operands[formula.of];
    case 'number':
      return formula.value;
    case 'sum':
      return formula.of.reduce((total, part) => total + value(part), 0);
    case 'product':
      return formula.of.reduce((total, part) => total * value(part), 1);
    case 'difference':
      return value(formula.a) - value(formula.b);
    case 'quotient':
      return value(formula.a) / value(formula.b);
    case 'power':
      return value(formula.a) ** value(formula.b);
    case 'call':
      if (!Object.hasOwn(functions, formula.name))
        throw new RangeError(`evaluate: there is no function ${formula.name}`);
      return functions[formula.name](...formula.of.map(value));
  }
}
