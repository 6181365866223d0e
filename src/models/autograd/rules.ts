/** The operations of a formula as they are written, and what each multiplies the gradient by, in the same letters. */
import type { OperationName } from '@/tensor';

interface Rule {
  /** y, from its operands: names, or numbers to put in their place. */
  y(a: string, b: string): string;
  /** ∂y/∂a and ∂y/∂b. */
  slopes: readonly ((a: string, b: string, y: string) => string)[];
}

const superscripts: Readonly<Record<string, string>> = { '-': '⁻', '−': '⁻', ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [digit, sign])) }; // prettier-ignore
const raised = (exponent: string) =>
  /^[-−]?\d+$/.test(exponent) ? [...exponent].map((c) => superscripts[c]).join('') : `^${exponent}`;
/** A number below zero in brackets, wherever something stands before it or is put on it. */
const inner = (x: string) => (/^[−-]/.test(x) ? `(${x})` : x);

const table: Readonly<Partial<Record<OperationName, Rule>>> = {
  add: { y: (a, b) => `${a} + ${inner(b)}`, slopes: [() => '1', () => '1'] },
  sub: { y: (a, b) => `${a} − ${inner(b)}`, slopes: [() => '1', () => '(−1)'] },
  mul: { y: (a, b) => `${a} · ${inner(b)}`, slopes: [(_, b) => inner(b), inner] },
  div: {
    y: (a, b) => `${a} / ${inner(b)}`,
    slopes: [(_, b) => `1/${inner(b)}`, (_, b, y) => `(−${inner(y)}/${inner(b)})`],
  },
  neg: { y: (x) => `−${inner(x)}`, slopes: [() => '(−1)'] },
  square: { y: (x) => `${inner(x)}²`, slopes: [(x) => `2 · ${inner(x)}`] },
  exp: { y: (x) => `exp(${x})`, slopes: [(_, __, y) => y] },
  log: { y: (x) => `ln(${x})`, slopes: [(x) => `1/${inner(x)}`] },
  sqrt: { y: (x) => `√${inner(x)}`, slopes: [(_, __, y) => `1/(2 · ${y})`] },
  sin: { y: (x) => `sin(${x})`, slopes: [(x) => `cos(${x})`] },
  cos: { y: (x) => `cos(${x})`, slopes: [(x) => `(−sin(${x}))`] },
  tanh: { y: (x) => `tanh(${x})`, slopes: [(_, __, y) => `(1 − ${inner(y)}²)`] },
  sigmoid: { y: (x) => `σ(${x})`, slopes: [(_, __, y) => `${y} · (1 − ${y})`] },
  relu: { y: (x) => `max(0, ${x})`, slopes: [(x) => `[${x} > 0]`] },
  pow: {
    y: (x, p) => `${inner(x)}${raised(p)}`,
    slopes: [(x, p) => `${inner(p)} · ${inner(x)}${raised(String(Number(p.replace('−', '-')) - 1))}`],
  },
};

const rule = (operation: OperationName): Rule => table[operation] ?? { y: (a) => `${operation}(${a})`, slopes: [] };

/** `written('mul', ['a', 'x'])` is "a · x"; with numbers in place of the names, "2 · 3". */
export const written = (operation: OperationName, [a = '', b = '']: readonly string[]): string =>
  rule(operation).y(a, b);

/** ∂y/∂(operand `slot`): `slopeWritten('mul', 0, ['a', 'x'], 't₁')` is "x". */
export const slopeWritten = (
  operation: OperationName,
  slot: number,
  [a = '', b = '']: readonly string[],
  y: string,
): string => rule(operation).slopes[slot]?.(a, b, y) ?? `∂${y}/∂${[a, b][slot]}`;
