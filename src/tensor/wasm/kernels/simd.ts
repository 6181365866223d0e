/**
 * Four numbers at a time: a v128 holds four f32 lanes.
 *
 * Pointers (`usize`) are byte addresses, counts (`i32`) are elements. A row seldom has a multiple of four elements, so every
 * loop reads with load4 and writes with store4, which take how many elements are left: one loop body serves whole vectors and
 * the last few, and nothing outside the row is read or written.
 *
 * A function marked @inline in its comment is copied into its callers by the build (scripts/build-kernels.mjs).
 */

/** Bytes in one f32 and in four. */
export const ONE: usize = 4;
export const FOUR: usize = 16;

/** a·b + c: in one rounding where the machine has it, in two otherwise. @inline */
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** c − a·b. @inline */
export function fnma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
  return f32x4.sub(c, f32x4.mul(a, b));
}

/**
 * A constant in all four lanes, read from memory: a literal splat is rebuilt from integer registers at every use inside a
 * loop, which costs several instructions where a broadcasting load costs one. @inline
 */
export function constant(at: usize): v128 {
  return v128.load32_splat(at);
}

/** The next four elements, or the `left` that remain with zeros after them. @inline */
export function load4(p: usize, left: i32): v128 {
  return left >= 4 ? v128.load(p) : loadPart(p, left);
}

/** Writes four elements, or the `left` that remain. @inline */
export function store4(p: usize, v: v128, left: i32): void {
  if (left >= 4) v128.store(p, v);
  else storePart(p, v, left);
}

function loadPart(p: usize, left: i32): v128 {
  if (left <= 0) return f32x4.splat(0);
  if (left == 1) return v128.load32_zero(p);
  const v = v128.load64_zero(p);
  return left == 2 ? v : v128.load32_lane(p + 8, v, 2);
}

function storePart(p: usize, v: v128, left: i32): void {
  if (left <= 0) return;
  if (left == 1) {
    v128.store32_lane(p, v, 0);
    return;
  }
  v128.store64_lane(p, v, 0);
  if (left == 3) v128.store32_lane(p + 8, v, 2);
}

const LANE = memory.data<i32>([0, 1, 2, 3]);

/** v with `rest` in the lanes from `left` on. @inline */
export function fill4(v: v128, left: i32, rest: v128): v128 {
  return left >= 4 ? v : v128.bitselect(v, rest, i32x4.lt_s(v128.load(LANE), i32x4.splat(left)));
}

/** Σ of the four lanes. */
export function lanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 2) + (f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 3))
  );
}

/** The largest of the four lanes. */
export function largest(v: v128): f32 {
  return max<f32>(
    max<f32>(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max<f32>(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

/** Four rows of four, `fromStep` bytes apart, written as columns `toStep` bytes apart: the transpose in eight shuffles. */
export function transpose4(from: usize, fromStep: usize, to: usize, toStep: usize): void {
  const r0 = v128.load(from);
  const r1 = v128.load(from + fromStep);
  const r2 = v128.load(from + 2 * fromStep);
  const r3 = v128.load(from + 3 * fromStep);
  const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
  v128.store(to + toStep, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
  v128.store(to + 2 * toStep, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
  v128.store(to + 3 * toStep, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
}
