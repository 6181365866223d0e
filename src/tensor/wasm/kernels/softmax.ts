/**
 * softmax over rows: y_i = e^{x_i − m} / Σ_j e^{x_j − m}, m the largest; and log softmax.
 *
 * Three passes over a row: the largest, the exponentials with their sum, the division. A row of nothing but −∞ has −∞ − (−∞) and
 * comes out NaN; a NaN anywhere in a row reaches the sum and so the whole row.
 */
import { expBelow4, ln } from './exp';
import { fill4, FOUR, fma, fnma, lanes, largest, load4, store4 } from './simd';

/** The largest of n numbers; −∞ for none. NaN is passed over: the sum that follows finds it. */
export function largestOf(x: usize, n: i32): f32 {
  const least = f32x4.splat(-Infinity);
  let m0 = least;
  let m1 = least;
  for (; n >= 8; n -= 8, x += 2 * FOUR) {
    m0 = f32x4.pmax(m0, v128.load(x));
    m1 = f32x4.pmax(m1, v128.load(x, 16));
  }
  for (; n > 0; n -= 4, x += FOUR) m0 = f32x4.pmax(m0, fill4(load4(x, n), n, least));
  return largest(f32x4.pmax(m0, m1));
}

/** y = e^{x·scale − shift} and their sum; with y = 0 only the sum. */
export function exponentials(x: usize, y: usize, n: i32, scale: f32, shift: f32): f32 {
  const s = f32x4.splat(scale);
  const c = f32x4.splat(-shift);
  let sum = f32x4.splat(0);
  for (; n > 0; n -= 4, x += FOUR) {
    const e = fill4(expBelow4(fma(load4(x, n), s, c)), n, f32x4.splat(0));
    sum = f32x4.add(sum, e);
    if (y) {
      store4(y, e, n);
      y += FOUR;
    }
  }
  return lanes(sum);
}

/** y *= factor */
export function scaleRow(y: usize, n: i32, factor: f32): void {
  const f = f32x4.splat(factor);
  for (; n > 0; n -= 4, y += FOUR) store4(y, f32x4.mul(load4(y, n), f), n);
}

/** Σ a·b */
export function dotOf(a: usize, b: usize, n: i32): f32 {
  let sum = f32x4.splat(0);
  for (; n > 0; n -= 4, a += FOUR, b += FOUR) sum = fma(load4(a, n), load4(b, n), sum);
  return lanes(sum);
}

/** dx = scale·y (g − Σ g y) of one row */
export function softmaxGradientRow(g: usize, y: usize, dx: usize, n: i32, scale: f32): void {
  const along = f32x4.splat(dotOf(g, y, n));
  const s = f32x4.splat(scale);
  for (; n > 0; n -= 4, g += FOUR, y += FOUR, dx += FOUR) {
    store4(dx, f32x4.mul(f32x4.mul(load4(y, n), s), f32x4.sub(load4(g, n), along)), n);
  }
}

export function softmax(x: usize, y: usize, rows: i32, n: i32): void {
  const step: usize = n << 2;
  for (; rows > 0; rows--, x += step, y += step) scaleRow(y, n, 1 / exponentials(x, y, n, 1, largestOf(x, n)));
}

export function logSoftmax(x: usize, y: usize, rows: i32, n: i32): void {
  const step: usize = n << 2;
  for (; rows > 0; rows--, x += step, y += step) {
    const m = largestOf(x, n);
    const shift = f32x4.splat(m);
    const logSum = f32x4.splat(f32(ln(exponentials(x, 0, n, 1, m))));
    for (let left = n, at: usize = 0; left > 0; left -= 4, at += FOUR) {
      store4(y + at, f32x4.sub(f32x4.sub(load4(x + at, left), shift), logSum), left);
    }
  }
}

export function softmaxGradient(g: usize, y: usize, dx: usize, rows: i32, n: i32): void {
  const step: usize = n << 2;
  for (; rows > 0; rows--, g += step, y += step, dx += step) softmaxGradientRow(g, y, dx, n, 1);
}

/** dx = g − e^y Σ g */
export function logSoftmaxGradient(g: usize, y: usize, dx: usize, rows: i32, n: i32): void {
  const step: usize = n << 2;
  for (; rows > 0; rows--, g += step, y += step, dx += step) {
    let sum = f32x4.splat(0);
    for (let left = n, p = g; left > 0; left -= 4, p += FOUR) sum = f32x4.add(sum, load4(p, left));
    const all = f32x4.splat(lanes(sum));
    for (let left = n, at: usize = 0; left > 0; left -= 4, at += FOUR) {
      store4(dx + at, fnma(expBelow4(load4(y + at, left)), all, load4(g + at, left)), left);
    }
  }
}
