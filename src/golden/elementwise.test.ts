import { testFamily, type Computation } from './records';
import type { Tensor } from '@/tensor';

const unary =
  (f: (x: Tensor) => Tensor): Computation =>
  ({ x }) => ({ out: f(x) });
const binary =
  (f: (a: Tensor, b: Tensor) => Tensor): Computation =>
  ({ a, b }) => ({ out: f(a, b) });

testFamily('elementwise', {
  add: binary((a, b) => a.add(b)),
  sub: binary((a, b) => a.sub(b)),
  mul: binary((a, b) => a.mul(b)),
  div: binary((a, b) => a.div(b)),
  neg: unary((x) => x.neg()),
  exp: unary((x) => x.exp()),
  log: unary((x) => x.log()),
  sqrt: unary((x) => x.sqrt()),
  square: unary((x) => x.square()),
  abs: unary((x) => x.abs()),
  reciprocal: unary((x) => x.reciprocal()),
  rsqrt: unary((x) => x.rsqrt()),
  sin: unary((x) => x.sin()),
  cos: unary((x) => x.cos()),
  pow: ({ x }, { exponent }) => ({ out: x.pow(exponent as number) }),
  maximum: binary((a, b) => a.maximum(b)),
  minimum: binary((a, b) => a.minimum(b)),
  clamp: ({ x }, { min, max }) => ({ out: x.clamp(min as number, max as number) }),
});
