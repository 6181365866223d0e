/** A formula over named numbers, as a tree: what is run on the engine, one operation a node. */

export const operations = [
  'add',
  'sub',
  'mul',
  'div',
  'neg',
  'pow',
  'exp',
  'log',
  'sqrt',
  'sin',
  'cos',
  'tanh',
  'sigmoid',
  'relu',
] as const;
export type Operation = (typeof operations)[number];

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  /** The second operand of `pow` is a plain number. */
  | { readonly kind: 'operation'; readonly operation: Operation; readonly of: readonly Expression[] };

/** The names of a formula, each once, in the order they are first read. */
export function namesOf(expression: Expression): string[] {
  if (expression.kind === 'name') return [expression.name];
  return expression.kind === 'number' ? [] : [...new Set(expression.of.flatMap(namesOf))];
}

/** How many lines the tape of a formula has. */
export const countOperations = (expression: Expression): number =>
  expression.kind === 'operation' ? 1 + expression.of.reduce((total, part) => total + countOperations(part), 0) : 0;
