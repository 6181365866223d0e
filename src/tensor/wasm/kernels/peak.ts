/**
 * What the machine can do at most: twelve independent multiply-adds on registers, no memory. Twelve chains cover the
 * latency of two units, also where a multiply-add is two instructions; with the two factors they fit the registers.
 * An iteration is 12 × 4 multiply-adds = 96 floating-point operations.
 */
import { fma, lanes } from './simd';

export function fmaPeak(iterations: i32): f32 {
  const a = f32x4.splat(f32(iterations) * 0 + 0.5);
  const b = f32x4.splat(f32(iterations) * 0 + 1);
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(1);
  let s2 = f32x4.splat(2);
  let s3 = f32x4.splat(3);
  let s4 = f32x4.splat(4);
  let s5 = f32x4.splat(5);
  let s6 = f32x4.splat(6);
  let s7 = f32x4.splat(7);
  let s8 = f32x4.splat(8);
  let s9 = f32x4.splat(9);
  let s10 = f32x4.splat(10);
  let s11 = f32x4.splat(11);
  for (; iterations > 0; iterations--) {
    s0 = fma(s0, a, b);
    s1 = fma(s1, a, b);
    s2 = fma(s2, a, b);
    s3 = fma(s3, a, b);
    s4 = fma(s4, a, b);
    s5 = fma(s5, a, b);
    s6 = fma(s6, a, b);
    s7 = fma(s7, a, b);
    s8 = fma(s8, a, b);
    s9 = fma(s9, a, b);
    s10 = fma(s10, a, b);
    s11 = fma(s11, a, b);
  }
  const first = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
  const second = f32x4.add(f32x4.add(s4, s5), f32x4.add(s6, s7));
  const third = f32x4.add(f32x4.add(s8, s9), f32x4.add(s10, s11));
  return lanes(f32x4.add(f32x4.add(first, second), third));
}

/** Floating-point operations of one iteration of fmaPeak. */
export function fmaPeakFlops(): i32 {
  return 12 * 4 * 2;
}
