/** Entry by entry: y = f(x), and y = f(a, b) after broadcasting. Computed in float64, stored in float32. */

import { cannotBroadcast } from '../errors';
import { numbers } from '../memory';
import type { Attributes, ForwardTable, Values } from '../operations';
import { broadcastShape, broadcastStrides, positions, sizeOf } from '../shape';
import type { Tensor } from '../tensor';

/** y[i] = f(x[i]) */
export function map(x: Values, f: (value: number) => number): Values {
  const data = new Float32Array(x.data.length);
  for (let i = 0; i < data.length; i++) data[i] = f(x.data[i]);
  return { shape: x.shape, data };
}

const unary =
  (f: (value: number) => number) =>
  ([x]: readonly Tensor[]): Values =>
    map(x, f);

const binary =
  (operation: keyof Attributes, f: (a: number, b: number) => number) =>
  ([a, b]: readonly Tensor[]): Values => {
    const shape = broadcastShape(a.shape, b.shape) ?? cannotBroadcast(operation, a, b);
    const data = numbers(operation, sizeOf(shape));
    if (a.size === data.length && b.size === data.length) {
      for (let i = 0; i < data.length; i++) data[i] = f(a.data[i], b.data[i]);
    } else {
      const atA = positions(shape, broadcastStrides(a.shape, shape));
      const atB = positions(shape, broadcastStrides(b.shape, shape));
      for (let i = 0; i < data.length; i++) data[i] = f(a.data[atA[i]], b.data[atB[i]]);
    }
    return { shape, data };
  };

/** erf(x) = 2/√π · e^{−x²} · Σ 2ⁿ x^{2n+1} / (1·3·5…(2n+1)): every term has the sign of x, so no digit cancels. */
export function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x); // 1 − erf(6) is 2e-17
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

export const elementwise = {
  add: binary('add', (a, b) => a + b),
  sub: binary('sub', (a, b) => a - b),
  mul: binary('mul', (a, b) => a * b),
  div: binary('div', (a, b) => a / b),
  neg: unary((x) => -x),
  exp: unary(Math.exp),
  log: unary(Math.log),
  sqrt: unary(Math.sqrt),
  square: unary((x) => x * x),
  abs: unary(Math.abs),
  sign: unary(Math.sign),
  reciprocal: unary((x) => 1 / x),
  rsqrt: unary((x) => 1 / Math.sqrt(x)),
  sin: unary(Math.sin),
  cos: unary(Math.cos),
  erf: unary(erf),
  pow: ([x], { exponent }) => map(x, (value) => value ** exponent),
  maximum: binary('maximum', Math.max),
  minimum: binary('minimum', Math.min),
  clamp: ([x], { min, max }) => map(x, (value) => Math.min(Math.max(value, min), max)),
  gt: binary('gt', (a, b) => Number(a > b)),
  ge: binary('ge', (a, b) => Number(a >= b)),
  lt: binary('lt', (a, b) => Number(a < b)),
  le: binary('le', (a, b) => Number(a <= b)),
  eq: binary('eq', (a, b) => Number(a === b)),
} satisfies Partial<ForwardTable>;
