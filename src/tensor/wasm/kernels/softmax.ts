/**
 * softmax over rows: y_i = e^{x_i − m} / Σ_j e^{x_j − m}, m the largest; and log softmax.
 *
 * Three passes over a row: the largest, the exponentials with their sum, the division. A row of nothing but −∞ has −∞ −
 * (−∞) and comes out NaN; a NaN anywhere in a row reaches the sum and so the whole row.
 */
import { expBelow4, ln } from './exp';
import { firstLanes, fma, fnma, FOUR, lanes, largest, last4, part4, put4 } from './simd';

/** The largest of n numbers; −∞ for none. NaN is passed over: the sum that follows finds it. */
export function largestOf(x: usize, n: i32): f32 {
  const least = f32x4.splat(-Infinity);
  let m0 = least;
  let m1 = least;
  for (; n > 8; n -= 8, x += 2 * FOUR) {
    m0 = f32x4.pmax(m0, v128.load(x));
    m1 = f32x4.pmax(m1, v128.load(x, 16));
  }
  for (; n > 0; n -= 4, x += FOUR) m0 = f32x4.pmax(m0, v128.bitselect(v128.load(x), least, firstLanes(min(4, n))));
  return largest(f32x4.pmax(m0, m1));
}

/** y = e^{x·scale − shift} and their sum; with y = 0 only the sum. */
export function exponentials(x: usize, y: usize, n: i32, scale: f32, shift: f32): f32 {
  const s = f32x4.splat(scale);
  const c = f32x4.splat(-shift);
  let sum = f32x4.splat(0);
  for (; ; n -= 4, x += FOUR) {
    const e = expBelow4(fma(v128.load(x), s, c));
    if (n <= 4) {
      if (y) last4(y, e, n);
      sum = f32x4.add(sum, v128.and(e, firstLanes(n)));
      break;
    }
    sum = f32x4.add(sum, e);
    if (y) {
      v128.store(y, e);
      y += FOUR;
    }
  }
  return lanes(sum);
}

/** y *= factor */
export function scaleRow(y: usize, n: i32, factor: f32): void {
  const f = f32x4.splat(factor);
  while (put4(y, f32x4.mul(v128.load(y), f), n)) {
    n -= 4;
    y += FOUR;
  }
}

/** Σ a·b */
function dot(a: usize, b: usize, n: i32): f32 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  for (; n > 8; n -= 8, a += 2 * FOUR, b += 2 * FOUR) {
    s0 = fma(v128.load(a), v128.load(b), s0);
    s1 = fma(v128.load(a, 16), v128.load(b, 16), s1);
  }
  for (; n > 0; n -= 4, a += FOUR, b += FOUR) s0 = fma(part4(a, min(4, n)), part4(b, min(4, n)), s0);
  return lanes(f32x4.add(s0, s1));
}

/** Σ x */
export function sumOf(x: usize, n: i32): f32 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (; n >= 16; n -= 16, x += 4 * FOUR) {
    s0 = f32x4.add(v128.load(x), s0);
    s1 = f32x4.add(v128.load(x, 16), s1);
    s2 = f32x4.add(v128.load(x, 32), s2);
    s3 = f32x4.add(v128.load(x, 48), s3);
  }
  for (; n > 0; n -= 4, x += FOUR) s0 = f32x4.add(part4(x, min(4, n)), s0);
  return lanes(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
}

/** dx = scale·y (g − Σ g y) of one row */
export function softmaxGradientRow(g: usize, y: usize, dx: usize, n: i32, scale: f32): void {
  const along = f32x4.splat(dot(g, y, n));
  const s = f32x4.splat(scale);
  while (put4(dx, f32x4.mul(f32x4.mul(v128.load(y), s), f32x4.sub(v128.load(g), along)), n)) {
    n -= 4;
    g += FOUR;
    y += FOUR;
    dx += FOUR;
  }
}

export function softmax(x: usize, y: usize, rows: i32, n: i32): void {
  const step: usize = n << 2;
  for (; rows > 0; rows--, x += step, y += step) scaleRow(y, n, 1 / exponentials(x, y, n, 1, largestOf(x, n)));
}

export function logSoftmax(x: usize, y: usize, rows: i32, n: i32): void {
  for (; rows > 0; rows--) {
    const m = largestOf(x, n);
    const shift = f32x4.splat(m);
    const logSum = f32x4.splat(f32(ln(exponentials(x, 0, n, 1, m))));
    let left = n;
    let p = x;
    let q = y;
    while (put4(q, f32x4.sub(f32x4.sub(v128.load(p), shift), logSum), left)) {
      left -= 4;
      p += FOUR;
      q += FOUR;
    }
    x += n << 2;
    y += n << 2;
  }
}

export function softmaxGradient(g: usize, y: usize, dx: usize, rows: i32, n: i32): void {
  const step: usize = n << 2;
  for (; rows > 0; rows--, g += step, y += step, dx += step) softmaxGradientRow(g, y, dx, n, 1);
}

/** dx = g − e^y Σ g */
export function logSoftmaxGradient(g: usize, y: usize, dx: usize, rows: i32, n: i32): void {
  for (; rows > 0; rows--) {
    const all = f32x4.splat(sumOf(g, n));
    let left = n;
    let at: usize = 0;
    while (put4(dx + at, fnma(expBelow4(v128.load(y + at)), all, v128.load(g + at)), left)) {
      left -= 4;
      at += FOUR;
    }
    g += n << 2;
    y += n << 2;
    dx += n << 2;
  }
}
