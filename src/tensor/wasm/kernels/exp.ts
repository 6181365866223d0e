/**
 * eˣ, and what is made of it: σ, tanh; and ln.
 *
 *   eˣ = 2ⁿ eʳ,   n = round(x / ln 2),   r = x − n ln 2 in [−0.35, 0.35]
 *
 * Adding a number as large as 1.5·2²³ leaves no room for a fraction, so the sum rounds x / ln 2 and holds n in its lowest bits;
 * eʳ is a polynomial (S. Moshier's Cephes, expf); 2ⁿ is n written into the exponent field. ln 2 is taken away in two parts, the
 * first short enough that n times it is exact.
 */
import { constant, fma, fnma } from './simd';

const C = memory.data<f32>([
  1.4426950408889634, // 1/ln 2
  12583039.0, //         1.5·2²³ + 127: the low bits of x/ln 2 + this are the exponent field of 2ⁿ
  0.693359375, //        ln 2, first part
  -2.12194440054690583e-4, // ln 2, second part
  1.9875691500e-4, // c₅ … c₀ of eʳ ≈ 1 + r + r² (c₀ + c₁ r + …)
  1.3981999507e-3,
  8.3334519073e-3,
  4.1665795894e-2,
  1.6666665459e-1,
  5.0000001201e-1,
  1.0,
  -88.02, //      below, n = −127, whose exponent field is 0: the power is exactly 0
  88.7228317, // the largest x whose eˣ is finite
  -87.336544, // the smallest x whose eˣ is a normal number
  Infinity,
  -5.70498872745e-3, // tanh x ≈ x + x³ (t₄ x⁸ + … + t₀) for |x| < 0.625
  2.06390887954e-2,
  -5.37397155531e-2,
  1.33314422036e-1,
  -3.33332819422e-1,
  0.625,
  -2.0,
]);
const ONES = C + 40;

/** x / ln 2 rounded, in the low bits of a large number. @inline */
function rounded(x: v128): v128 {
  return fma(x, constant(C), constant(C + 4));
}

/** eʳ of what the rounding left over. @inline */
function restOf(x: v128, t: v128): v128 {
  const n = f32x4.sub(t, constant(C + 4));
  const r = fnma(n, constant(C + 12), fnma(n, constant(C + 8), x));
  let p = fma(constant(C + 16), r, constant(C + 20));
  p = fma(p, r, constant(C + 24));
  p = fma(p, r, constant(C + 28));
  p = fma(p, r, constant(C + 32));
  p = fma(p, r, constant(C + 36));
  return f32x4.add(fma(p, f32x4.mul(r, r), r), constant(ONES));
}

/** eˣ for every x: 0 below −87.3, ∞ above 88.7, NaN for NaN. @inline */
export function exp4(x: v128): v128 {
  const t = rounded(x);
  const power = i32x4.sub(i32x4.shl(t, 23), constant(ONES)); // 1.0 is the exponent field 127 and nothing else
  const y = i32x4.add(restOf(x, t), power);
  const finite = v128.bitselect(y, f32x4.add(x, constant(C + 56)), f32x4.le(x, constant(C + 48)));
  return v128.andnot(finite, f32x4.lt(x, constant(C + 52)));
}

/** eˣ for x ≤ 0 (and up to 87): what softmax, σ and tanh need, without the care for large x. @inline */
export function expBelow4(x: v128): v128 {
  const bounded = f32x4.pmax(x, constant(C + 44)); // pmax keeps a NaN in its first argument
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
  const e = expBelow4(f32x4.mul(size, constant(C + 84)));
  const one = constant(ONES);
  const far = v128.or(f32x4.div(f32x4.sub(one, e), f32x4.add(one, e)), v128.xor(x, size));
  const z = f32x4.mul(x, x);
  let p = fma(constant(C + 60), z, constant(C + 64));
  p = fma(p, z, constant(C + 68));
  p = fma(p, z, constant(C + 72));
  p = fma(p, z, constant(C + 76));
  const near = fma(f32x4.mul(p, z), x, x);
  return v128.bitselect(near, far, f32x4.lt(size, constant(C + 80)));
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
