/**
 * One result for each element: y = f(x), y = f(a, b), dx = g·f′.
 *
 * One loop serves every function of a kind: `f` is a constant at each call, so the compiler keeps only its branch.
 */
import { constant, fma, FOUR, put4 } from './simd';
import { exp4, ONES, sigmoid4, tanh4 } from './exp';

const enum F {
  neg,
  exp,
  sqrt,
  square,
  abs,
  reciprocal,
  rsqrt,
  sigmoid,
  tanh,
  relu,
  geluTanh,
  silu,
}

// 2u = x (c + d x²) and 2u′ = c + 3d x²,  c = 2√(2/π),  d = 0.044715 c
const GELU = memory.data<f32>([1.5957691216057308, 0.07135481627159, 0.21406444881477]);
const GELU_CUBIC = GELU + 4;
const GELU_SLOPE = GELU + 8;

/** 2u of gelu: u = √(2/π)(x + 0.044715 x³). @inline */
function geluInner(x: v128): v128 {
  return f32x4.mul(x, fma(f32x4.mul(x, x), constant(GELU_CUBIC), constant(GELU)));
}

/** @inline */
function value(f: F, x: v128): v128 {
  if (f == F.neg) return f32x4.neg(x);
  if (f == F.exp) return exp4(x);
  if (f == F.sqrt) return f32x4.sqrt(x);
  if (f == F.square) return f32x4.mul(x, x);
  if (f == F.abs) return f32x4.abs(x);
  if (f == F.reciprocal) return f32x4.div(constant(ONES), x);
  if (f == F.rsqrt) return f32x4.div(constant(ONES), f32x4.sqrt(x));
  if (f == F.sigmoid) return sigmoid4(x);
  if (f == F.tanh) return tanh4(x);
  if (f == F.relu) return v128.andnot(x, f32x4.lt(x, f32x4.splat(0))); // keeps a NaN
  if (f == F.geluTanh) return f32x4.mul(x, sigmoid4(geluInner(x))); // ½(1 + tanh u) = σ(2u), without its cancellation
  return f32x4.mul(x, sigmoid4(x));
}

/** @inline */
function unary(f: F, x: usize, y: usize, n: i32): void {
  while (put4(y, value(f, v128.load(x)), n)) {
    n -= 4;
    x += FOUR;
    y += FOUR;
  }
}

export function neg(x: usize, y: usize, n: i32): void {
  unary(F.neg, x, y, n);
}
export function exp(x: usize, y: usize, n: i32): void {
  unary(F.exp, x, y, n);
}
export function sqrt(x: usize, y: usize, n: i32): void {
  unary(F.sqrt, x, y, n);
}
export function square(x: usize, y: usize, n: i32): void {
  unary(F.square, x, y, n);
}
export function abs(x: usize, y: usize, n: i32): void {
  unary(F.abs, x, y, n);
}
export function reciprocal(x: usize, y: usize, n: i32): void {
  unary(F.reciprocal, x, y, n);
}
export function rsqrt(x: usize, y: usize, n: i32): void {
  unary(F.rsqrt, x, y, n);
}
export function sigmoid(x: usize, y: usize, n: i32): void {
  unary(F.sigmoid, x, y, n);
}
export function tanh(x: usize, y: usize, n: i32): void {
  unary(F.tanh, x, y, n);
}
export function relu(x: usize, y: usize, n: i32): void {
  unary(F.relu, x, y, n);
}
export function geluTanh(x: usize, y: usize, n: i32): void {
  unary(F.geluTanh, x, y, n);
}
export function silu(x: usize, y: usize, n: i32): void {
  unary(F.silu, x, y, n);
}

/** y = x·scale + shift */
export function affine(x: usize, y: usize, n: i32, scale: f32, shift: f32): void {
  const m = f32x4.splat(scale);
  const c = f32x4.splat(shift);
  while (put4(y, fma(v128.load(x), m, c), n)) {
    n -= 4;
    x += FOUR;
    y += FOUR;
  }
}

/** dx = g·f′, where `from` is y for σ and tanh and x for the others. @inline */
function slope(f: F, from: v128): v128 {
  const one = constant(ONES);
  if (f == F.sigmoid) return f32x4.mul(from, f32x4.sub(one, from));
  if (f == F.tanh) return f32x4.sub(one, f32x4.mul(from, from));
  if (f == F.relu) return v128.and(one, f32x4.gt(from, f32x4.splat(0)));
  if (f == F.silu) {
    const s = sigmoid4(from);
    return fma(f32x4.mul(s, from), f32x4.sub(one, s), s);
  }
  // s + x s(1 − s)·2u′, s = σ(2u)
  const s = sigmoid4(geluInner(from));
  const inner = f32x4.mul(from, fma(f32x4.mul(from, from), constant(GELU_SLOPE), constant(GELU)));
  return fma(f32x4.mul(s, f32x4.sub(one, s)), inner, s);
}

/** @inline */
function gradient(f: F, g: usize, from: usize, dx: usize, n: i32): void {
  while (put4(dx, f32x4.mul(v128.load(g), slope(f, v128.load(from))), n)) {
    n -= 4;
    g += FOUR;
    from += FOUR;
    dx += FOUR;
  }
}

export function sigmoidGradient(g: usize, y: usize, dx: usize, n: i32): void {
  gradient(F.sigmoid, g, y, dx, n);
}
export function tanhGradient(g: usize, y: usize, dx: usize, n: i32): void {
  gradient(F.tanh, g, y, dx, n);
}
export function reluGradient(g: usize, x: usize, dx: usize, n: i32): void {
  gradient(F.relu, g, x, dx, n);
}
export function geluTanhGradient(g: usize, x: usize, dx: usize, n: i32): void {
  gradient(F.geluTanh, g, x, dx, n);
}
export function siluGradient(g: usize, x: usize, dx: usize, n: i32): void {
  gradient(F.silu, g, x, dx, n);
}
