/**
 * eˣ, and what is made of it: σ, tanh; and ln.
 *
 *   eˣ = 2ⁿ eʳ,   n = round(x / ln 2),   r = x − n ln 2 in [−0.35, 0.35]
 *
 * Adding a number as large as 1.5·2²³ leaves no room for a fraction, so the sum rounds x / ln 2 and holds n in its
 * lowest bits; eʳ is a polynomial (S. Moshier's Cephes, expf); 2ⁿ is n written into the exponent field. ln 2 is taken
 * away in two parts, the first short enough that n times it is exact.
 */
import { constant, fma, fnma } from './simd';

// prettier-ignore
const CONSTANTS = memory.data<f32>([
  1.4426950408889634, // 1/ln 2
  12583039, // 1.5·2²³ + 127: the low bits of x/ln 2 + this are the exponent field of 2ⁿ
  0.693359375, -2.1219444e-4, // ln 2 in two parts
  1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1, // eʳ
  1,
  -88.02, // below, n = −127, whose exponent field is 0: the power is exactly 0
  88.72283, -87.336544, // the largest x whose eˣ is finite, the smallest whose eˣ is a normal number
  Infinity,
  -5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1, // tanh
  0.625, // above, tanh is taken from an exponential
  -2,
]);
const PER_LN2 = CONSTANTS;
const ROUND = CONSTANTS + 4;
const LN2_FIRST = CONSTANTS + 8;
const LN2_REST = CONSTANTS + 12;
const POWERS = CONSTANTS + 16; // eʳ ≈ 1 + r + r² (…), highest power first
export const ONES = CONSTANTS + 40;
const NOTHING = CONSTANTS + 44;
const HIGHEST = CONSTANTS + 48;
const LOWEST = CONSTANTS + 52;
const INFINITE = CONSTANTS + 56;
const TANH = CONSTANTS + 60; // tanh x ≈ x + x³ (…), highest power of x² first
const NEAR = CONSTANTS + 80;
const MINUS_TWO = CONSTANTS + 84;

/** x / ln 2 rounded, in the low bits of a large number. @inline */
function rounded(x: v128): v128 {
  return fma(x, constant(PER_LN2), constant(ROUND));
}

/** eʳ of what the rounding left over. @inline */
function restOf(x: v128, t: v128): v128 {
  const n = f32x4.sub(t, constant(ROUND));
  const r = fnma(n, constant(LN2_REST), fnma(n, constant(LN2_FIRST), x));
  let p = fma(constant(POWERS), r, constant(POWERS + 4));
  p = fma(p, r, constant(POWERS + 8));
  p = fma(p, r, constant(POWERS + 12));
  p = fma(p, r, constant(POWERS + 16));
  p = fma(p, r, constant(POWERS + 20));
  return f32x4.add(fma(p, f32x4.mul(r, r), r), constant(ONES));
}

/** eˣ for every x: 0 below −87.3, ∞ above 88.7, NaN for NaN. @inline */
export function exp4(x: v128): v128 {
  const t = rounded(x);
  const power = i32x4.sub(i32x4.shl(t, 23), constant(ONES)); // 1.0 is the exponent field 127 and nothing else
  const y = i32x4.add(restOf(x, t), power);
  const finite = v128.bitselect(y, f32x4.add(x, constant(INFINITE)), f32x4.le(x, constant(HIGHEST)));
  return v128.andnot(finite, f32x4.lt(x, constant(LOWEST)));
}

/** eˣ for x ≤ 0 (and up to 87): what softmax, σ and tanh need, without the care for large x. @inline */
export function expBelow4(x: v128): v128 {
  const bounded = f32x4.pmax(x, constant(NOTHING)); // pmax keeps a NaN in its first argument
  const t = rounded(bounded);
  return f32x4.mul(restOf(bounded, t), i32x4.shl(t, 23));
}

/** σ(x) = 1/(1 + e⁻ˣ), with the exponential of −|x| on both sides so that none overflows. @inline */
export function sigmoid4(x: v128): v128 {
  const e = expBelow4(f32x4.neg(f32x4.abs(x)));
  const one = constant(ONES);
  const below = f32x4.lt(x, f32x4.splat(0)); // false for NaN
  return f32x4.div(v128.bitselect(e, one, below), f32x4.add(one, e));
}

/** tanh x = (1 − e)/(1 + e), e = e^(−2|x|), with the sign of x; near 0, where that cancels, a polynomial. @inline */
export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  const e = expBelow4(f32x4.mul(size, constant(MINUS_TWO)));
  const one = constant(ONES);
  const far = v128.or(f32x4.div(f32x4.sub(one, e), f32x4.add(one, e)), v128.xor(x, size));
  const z = f32x4.mul(x, x);
  let p = fma(constant(TANH), z, constant(TANH + 4));
  p = fma(p, z, constant(TANH + 8));
  p = fma(p, z, constant(TANH + 12));
  p = fma(p, z, constant(TANH + 16));
  const near = fma(f32x4.mul(p, z), x, x);
  return v128.bitselect(near, far, f32x4.lt(size, constant(NEAR)));
}

/** ln x of one positive number: x = m·2ᵏ with m in [√½, √2), ln m = 2(s + s³/3 + s⁵/5 + …), s = (m − 1)/(m + 1). */
export function ln(x: f32): f64 {
  if (!(x > 0 && x < Infinity)) return x == 0 ? -Infinity : x + NaN * f32(x < 0);
  const bits = reinterpret<i32>(x);
  const k = (bits - 0x3f3504f3) >> 23;
  const m = f64(reinterpret<f32>(bits - (k << 23)));
  const s = (m - 1) / (m + 1);
  const z = s * s;
  const series = 1 + z * (1.0 / 3 + z * (0.2 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11)))));
  return f64(k) * 0.6931471805599453 + 2 * s * series;
}
