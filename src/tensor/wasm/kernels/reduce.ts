/** Sums over elements. */
import { FOUR, part4, put4 } from './simd';

/** The four lanes as f64 pairs, added to a running pair. @inline */
function wide(v: v128, sum: v128): v128 {
  const low = f64x2.promote_low_f32x4(v);
  const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(v, v, 2, 3, 2, 3));
  return f64x2.add(sum, f64x2.add(low, high));
}

/** Σ of a row, in f64: the sum of a million losses is as exact as that of ten. @inline */
function total(x: usize, n: i32, squares: bool): f64 {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  for (; n > 8; n -= 8, x += 2 * FOUR) {
    const a = v128.load(x);
    const b = v128.load(x, 16);
    s0 = wide(squares ? f32x4.mul(a, a) : a, s0);
    s1 = wide(squares ? f32x4.mul(b, b) : b, s1);
  }
  for (; n > 0; n -= 4, x += FOUR) {
    const a = part4(x, min(4, n));
    s0 = wide(squares ? f32x4.mul(a, a) : a, s0);
  }
  s0 = f64x2.add(s0, s1);
  return f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
}

/**
 * y[o, i] = Σ_r x[o, r, i]. The rows of an inner axis are added four at a time, so y is read and written once for four
 * rows and every row of x is read from start to end.
 */
export function sum(x: usize, y: usize, outer: i32, reduce: i32, inner: i32): void {
  if (inner == 1) {
    for (; outer > 0; outer--, x += reduce << 2, y += 4) f32.store(y, f32(total(x, reduce, false)));
    return;
  }
  const row: usize = inner << 2;
  for (; outer > 0; outer--, y += row) {
    if (reduce == 0) addRows(x, y, inner, 0, 0, true);
    for (let r = 0; r < reduce; x += row * min(4, reduce - r), r += 4) {
      addRows(x, y, inner, row, reduce - r, r == 0);
    }
  }
}

/** y = (y or 0) + the next `rows` rows, four at most: a missing row is not read. */
function addRows(x: usize, y: usize, n: i32, row: usize, rows: i32, first: bool): void {
  const old = first ? 0 : -1;
  for (;;) {
    let s = v128.and(v128.load(y), i32x4.splat(old));
    if (rows >= 4) {
      const s01 = f32x4.add(v128.load(x), v128.load(x + row));
      s = f32x4.add(s, f32x4.add(s01, f32x4.add(v128.load(x + 2 * row), v128.load(x + 3 * row))));
    } else {
      for (let r = 0, p = x; r < rows; r++, p += row) s = f32x4.add(s, v128.load(p));
    }
    if (!put4(y, s, n)) return;
    n -= 4;
    x += FOUR;
    y += FOUR;
  }
}

/** Σ x² */
export function sumSquares(x: usize, n: i32): f64 {
  return total(x, n, true);
}
