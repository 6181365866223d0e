/**
 * y = a ∘ b with broadcasting in two levels: y[o, i] = a[o·aOuter + i·aInner] ∘ b[o·bOuter + i·bInner].
 *
 * An inner stride is 1 or 0. A stride of 0 repeats one number: it is written four times into a corner of memory and
 * read from there with a step of 0, so one loop serves all four cases.
 */
import { FOUR, put4 } from './simd';

const enum F {
  add,
  sub,
  mul,
  div,
}

const A_REPEATED = memory.data(16, 16);
const B_REPEATED = memory.data(16, 16);

/** @inline */
function value(f: F, a: v128, b: v128): v128 {
  if (f == F.add) return f32x4.add(a, b);
  if (f == F.sub) return f32x4.sub(a, b);
  if (f == F.mul) return f32x4.mul(a, b);
  return f32x4.div(a, b);
}

/** @inline */
// prettier-ignore
function binary(
  f: F, a: usize, b: usize, y: usize, outer: i32, inner: i32, aOuter: i32, aInner: i32, bOuter: i32, bInner: i32,
): void {
  if (inner == 1 && (aOuter | bOuter) >> 1 == 0) {
    // a column whose strides are 1 or 0 is a row
    inner = outer;
    aInner = aOuter;
    bInner = bOuter;
    outer = 1;
  } else if (aOuter == inner * aInner && bOuter == inner * bInner) {
    inner *= outer; // no gaps between rows: one long row
    outer = 1;
  }
  const aStep: usize = aInner << 4;
  const bStep: usize = bInner << 4;
  for (let o = 0; o < outer; o++) {
    let p = a + ((o * aOuter) << 2);
    let q = b + ((o * bOuter) << 2);
    if (!aInner) {
      v128.store(A_REPEATED, v128.load32_splat(p));
      p = A_REPEATED;
    }
    if (!bInner) {
      v128.store(B_REPEATED, v128.load32_splat(q));
      q = B_REPEATED;
    }
    let n = inner;
    while (put4(y, value(f, v128.load(p), v128.load(q)), n)) {
      n -= 4;
      p += aStep;
      q += bStep;
      y += FOUR;
    }
    y += n << 2;
  }
}

// prettier-ignore
export function add(
  a: usize, b: usize, y: usize, outer: i32, inner: i32, aOuter: i32, aInner: i32, bOuter: i32, bInner: i32,
): void {
  binary(F.add, a, b, y, outer, inner, aOuter, aInner, bOuter, bInner);
}
// prettier-ignore
export function sub(
  a: usize, b: usize, y: usize, outer: i32, inner: i32, aOuter: i32, aInner: i32, bOuter: i32, bInner: i32,
): void {
  binary(F.sub, a, b, y, outer, inner, aOuter, aInner, bOuter, bInner);
}
// prettier-ignore
export function mul(
  a: usize, b: usize, y: usize, outer: i32, inner: i32, aOuter: i32, aInner: i32, bOuter: i32, bInner: i32,
): void {
  binary(F.mul, a, b, y, outer, inner, aOuter, aInner, bOuter, bInner);
}
// prettier-ignore
export function div(
  a: usize, b: usize, y: usize, outer: i32, inner: i32, aOuter: i32, aInner: i32, bOuter: i32, bInner: i32,
): void {
  binary(F.div, a, b, y, outer, inner, aOuter, aInner, bOuter, bInner);
}
