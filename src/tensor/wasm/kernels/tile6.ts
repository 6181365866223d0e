/**
 * Six rows × 8 columns of y in twelve vectors. Eight independent chains are just what two units of four cycles need, twelve
 * leave them slack; with 2 of B and 1 of A the sixteen registers of x64 are full. It wants the six numbers of A for one k
 * side by side (packA in product.ts): six addresses would not fit the other registers.
 */
import { fma } from './simd';

/** Rows of A that are packed together. */
export const SIX = 6;

/**
 * y[6 × 8] = start + Σ_k a[k, 0…5] b[k, 0…7]. a moves on by aStep bytes a k, b by bRow; `start` holds what the sums begin
 * with, one row `startRow` further for each row of y.
 */
// prettier-ignore
export function tile6(
  y: usize, yRow: usize, start: usize, startRow: usize, a: usize, aStep: usize, b: usize, bRow: usize, K: i32,
): void {
  let s00 = v128.load(start);
  let s01 = v128.load(start, 16);
  start += startRow;
  let s10 = v128.load(start);
  let s11 = v128.load(start, 16);
  start += startRow;
  let s20 = v128.load(start);
  let s21 = v128.load(start, 16);
  start += startRow;
  let s30 = v128.load(start);
  let s31 = v128.load(start, 16);
  start += startRow;
  let s40 = v128.load(start);
  let s41 = v128.load(start, 16);
  start += startRow;
  let s50 = v128.load(start);
  let s51 = v128.load(start, 16);
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
    v = v128.load32_splat(a, 16);
    s40 = fma(v, b0, s40);
    s41 = fma(v, b1, s41);
    v = v128.load32_splat(a, 20);
    s50 = fma(v, b0, s50);
    s51 = fma(v, b1, s51);
    a += aStep;
    b += bRow;
  }
  v128.store(y, s00);
  v128.store(y, s01, 16);
  y += yRow;
  v128.store(y, s10);
  v128.store(y, s11, 16);
  y += yRow;
  v128.store(y, s20);
  v128.store(y, s21, 16);
  y += yRow;
  v128.store(y, s30);
  v128.store(y, s31, 16);
  y += yRow;
  v128.store(y, s40);
  v128.store(y, s41, 16);
  y += yRow;
  v128.store(y, s50);
  v128.store(y, s51, 16);
}
