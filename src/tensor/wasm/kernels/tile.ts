/**
 * The heart of every matrix product: 4 rows × 8 columns of y kept in eight vectors while k runs.
 *
 * Each k reads one vector pair of B and four single numbers of A spread over their lanes, for eight multiply-adds: 8
 * sums, 2 of B and 1 of A fit the sixteen registers of x64, and eight independent chains are what two units of four
 * cycles need. Because A is read number by number, its strides cost nothing: a transposed A needs no copy. Two k
 * in one turn of the loop were measured to be a third slower without fused multiply-add, and no faster with it.
 */
import { fma, last4 } from './simd';

/**
 * y[4 × 8] = start + Σ_k a[i, k] b[k, j]. Strides in bytes. Only the first `rows` and `cols` are written; rows of A
 * beyond `rows` read the last one again. `start` holds what the sums begin with, one row `startRow` further for each
 * row of y.
 */
// prettier-ignore
export function tile(
  y: usize, yRow: usize, rows: i32, cols: i32, start: usize, startRow: usize,
  a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, K: i32,
): void {
  const r1: usize = rows > 1 ? 1 : 0;
  const r2: usize = rows > 2 ? 2 : r1;
  const r3: usize = rows > 3 ? 3 : r2;
  let s00 = v128.load(start);
  let s01 = v128.load(start, 16);
  let p = start + r1 * startRow;
  let s10 = v128.load(p);
  let s11 = v128.load(p, 16);
  p = start + r2 * startRow;
  let s20 = v128.load(p);
  let s21 = v128.load(p, 16);
  p = start + r3 * startRow;
  let s30 = v128.load(p);
  let s31 = v128.load(p, 16);

  let a1 = a + r1 * aRow;
  let a2 = a + r2 * aRow;
  let a3 = a + r3 * aRow;
  for (; K > 0; K--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let v = v128.load32_splat(a);
    s00 = fma(v, b0, s00);
    s01 = fma(v, b1, s01);
    v = v128.load32_splat(a1);
    s10 = fma(v, b0, s10);
    s11 = fma(v, b1, s11);
    v = v128.load32_splat(a2);
    s20 = fma(v, b0, s20);
    s21 = fma(v, b1, s21);
    v = v128.load32_splat(a3);
    s30 = fma(v, b0, s30);
    s31 = fma(v, b1, s31);
    a += aCol;
    a1 += aCol;
    a2 += aCol;
    a3 += aCol;
    b += bRow;
  }

  putRow(y, s00, s01, cols);
  if (rows == 1) return;
  putRow(y + yRow, s10, s11, cols);
  if (rows == 2) return;
  putRow(y + 2 * yRow, s20, s21, cols);
  if (rows == 3) return;
  putRow(y + 3 * yRow, s30, s31, cols);
}

function putRow(y: usize, low: v128, high: v128, cols: i32): void {
  if (cols == 8) {
    v128.store(y, low);
    v128.store(y, high, 16);
    return;
  }
  last4(y, low, cols);
  if (cols > 4) last4(y + 16, high, cols - 4);
}
