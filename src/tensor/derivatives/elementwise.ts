/** Broadcasting is undone in one place (backward.ts): rules return gradients in the shape of g. */

import type { DerivativeTable } from '../operations';

export const elementwise = {
  add: (g) => [g, g], //                                                   (a+b)' = a' + b'
  sub: (g) => [g, g.neg()], //                                             (a−b)' = a' − b'
  mul: (g, { a, b }) => [g.mul(b), g.mul(a)], //                           (ab)' = a'b + ab'
  div: (g, { b, y }) => [g.div(b), g.mul(y).div(b).neg()], //              (a/b)' = a'/b − (a/b) b'/b
  neg: (g) => [g.neg()], //                                                (−x)' = −1
  exp: (g, { y }) => [g.mul(y)], //                                        (eˣ)' = eˣ
  log: (g, { x }) => [g.div(x)], //                                        (ln x)' = 1/x
  sqrt: (g, { y }) => [g.div(y.mul(2))], //                                (√x)' = 1/(2√x)
  square: (g, { x }) => [g.mul(x.mul(2))], //                              (x²)' = 2x
  abs: (g, { x }) => [g.mul(x.sign())], //                                 |x|' = sign x, 0 at 0
  sign: () => [null], //                                                   flat
  reciprocal: (g, { y }) => [g.mul(y.square()).neg()], //                  (1/x)' = −1/x²
  rsqrt: (g, { x, y }) => [g.mul(y).div(x).div(-2)], //                    (x^−½)' = −½ x^−½ / x
  sin: (g, { x }) => [g.mul(x.cos())], //                                  sin' = cos
  cos: (g, { x }) => [g.mul(x.sin()).neg()], //                            cos' = −sin
  erf: (g, { x }) => [g.mul(x.square().neg().exp()).mul(2 / Math.sqrt(Math.PI))], // erf' = 2/√π e^{−x²}
  pow: (g, { x, attributes: { exponent } }) => [g.mul(x.pow(exponent - 1).mul(exponent))], // (xᵖ)' = p xᵖ⁻¹
  // the larger takes all; equals take half each
  maximum: (g, { a, b }) => [g.mul(a.gt(b).add(a.eq(b).div(2))), g.mul(b.gt(a).add(a.eq(b).div(2)))],
  minimum: (g, { a, b }) => [g.mul(a.lt(b).add(a.eq(b).div(2))), g.mul(b.lt(a).add(a.eq(b).div(2)))],
  clamp: (g, { x, attributes: { min, max } }) => [g.mul(x.ge(min).mul(x.le(max)))], // 1 inside, 0 outside
  gt: () => [null, null], // a step is flat but for its edge
  ge: () => [null, null],
  lt: () => [null, null],
  le: () => [null, null],
  eq: () => [null, null],
} satisfies Partial<DerivativeTable>;
