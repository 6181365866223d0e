/** What a typed formula becomes: a small tree of our own, whose operations carry the names of the engine's methods. */

/** Functions a reader may call, each with one argument, and the operation it is. */
export const functions = {
  exp: 'exp',
  log: 'log',
  ln: 'log',
  sqrt: 'sqrt',
  sin: 'sin',
  cos: 'cos',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  relu: 'relu',
} as const;

/** Signs between two numbers, as typed, and the operation each is. */
export const signs = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div' } as const;

export type Operation = (typeof functions)[keyof typeof functions] | (typeof signs)[keyof typeof signs] | 'neg' | 'pow';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  /** The second operand of `pow` is a plain number. */
  | { readonly kind: 'operation'; readonly operation: Operation; readonly of: readonly Expression[] };

/** Why a formula is refused, in one sentence that says where. */
export class Refusal extends Error {}
