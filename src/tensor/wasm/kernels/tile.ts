/**
 * The heart of every matrix product: 4 rows × 8 columns of y kept in eight vectors while k runs.
 *
 * Each k reads one vector pair of B and four single numbers of A spread over their lanes, for eight multiply-adds: 8 sums, 2 of B
 * and 1 of A fill the sixteen registers of x64, and eight independent chains are what two units of four cycles need. Because A is
 * read number by number, its strides cost nothing: a transposed A needs no copy.
 */
import { fma, load4, ONE, store4 } from './simd';

/**
 * y[4 × 8] = start + Σ_k a[i, k] b[k, j]. Strides in bytes. Only the first `rows` and `cols` are written; rows of A beyond `rows`
 * read the last one again. `start` holds what the sums begin with, one row `startRow` further for each row of y.
 */
// prettier-ignore
export function tile(
  y: usize, yRow: usize, rows: i32, cols: i32, start: usize, startRow: usize,
  a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, K: i32,
): void {
  const r1: usize = rows > 1 ? 1 : 0;
  const r2: usize = rows > 2 ? 2 : r1;
  const r3: usize = rows > 3 ? 3 : r2;
  const half = cols - 4;
  let p = start;
  let s00 = load4(p, cols);
  let s01 = load4(p + 16, half);
  p = start + r1 * startRow;
  let s10 = load4(p, cols);
  let s11 = load4(p + 16, half);
  p = start + r2 * startRow;
  let s20 = load4(p, cols);
  let s21 = load4(p + 16, half);
  p = start + r3 * startRow;
  let s30 = load4(p, cols);
  let s31 = load4(p + 16, half);

  let a1 = a + r1 * aRow;
  let a2 = a + r2 * aRow;
  let a3 = a + r3 * aRow;
  if (aCol == ONE) {
    // two k at a time: the second reads at a fixed distance, without another addition
    for (; K >= 2; K -= 2) {
      let b0 = v128.load(b);
      let b1 = v128.load(b, 16);
      b += bRow;
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
      b0 = v128.load(b);
      b1 = v128.load(b, 16);
      b += bRow;
      v = v128.load32_splat(a, 4);
      s00 = fma(v, b0, s00);
      s01 = fma(v, b1, s01);
      v = v128.load32_splat(a1, 4);
      s10 = fma(v, b0, s10);
      s11 = fma(v, b1, s11);
      v = v128.load32_splat(a2, 4);
      s20 = fma(v, b0, s20);
      s21 = fma(v, b1, s21);
      v = v128.load32_splat(a3, 4);
      s30 = fma(v, b0, s30);
      s31 = fma(v, b1, s31);
      a += 8;
      a1 += 8;
      a2 += 8;
      a3 += 8;
    }
  }
  if (aRow == ONE && rows == 4) {
    // four rows lie side by side: one pointer serves them
    for (; K > 0; K--) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      let v = v128.load32_splat(a);
      s00 = fma(v, b0, s00);
      s01 = fma(v, b1, s01);
      v = v128.load32_splat(a, 4);
      s10 = fma(v, b0, s10);
      s11 = fma(v, b1, s11);
      v = v128.load32_splat(a, 8);
      s20 = fma(v, b0, s20);
      s21 = fma(v, b1, s21);
      v = v128.load32_splat(a, 12);
      s30 = fma(v, b0, s30);
      s31 = fma(v, b1, s31);
      a += aCol;
      b += bRow;
    }
  }
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

  store4(y, s00, cols);
  store4(y + 16, s01, half);
  if (rows == 1) return;
  y += yRow;
  store4(y, s10, cols);
  store4(y + 16, s11, half);
  if (rows == 2) return;
  y += yRow;
  store4(y, s20, cols);
  store4(y + 16, s21, half);
  if (rows == 3) return;
  y += yRow;
  store4(y, s30, cols);
  store4(y + 16, s31, half);
}
