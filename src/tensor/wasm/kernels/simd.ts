/**
 * Four numbers at a time: a v128 holds four f32 lanes.
 *
 * Pointers (`usize`) are byte addresses, counts (`i32`) are elements. A row seldom has a multiple of four elements.
 * Reading its last few as a whole vector is harmless, whatever lies behind them, as long as the memory goes on for 32
 * bytes; writing is not. So every loop reads whole vectors, and put4 or last4 write no more than is left: one loop
 * body, and no test on the way in. A sum takes its last vector with last lanes set to 0 (part4).
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
 * A constant in all four lanes, read from memory: a literal splat is rebuilt from integer registers at every use inside
 * a loop, which costs several instructions where a broadcasting load costs one. @inline
 */
export function constant(at: usize): v128 {
  return v128.load32_splat(at);
}

/** Writes four elements, or the `left` that remain if those are fewer. */
export function last4(y: usize, v: v128, left: i32): void {
  if (left >= 4) {
    v128.store(y, v);
    return;
  }
  if (left & 2) {
    v128.store64_lane(y, v, 0);
    if (left & 1) v128.store32_lane(y, v, 2, 8);
  } else if (left & 1) {
    v128.store32_lane(y, v, 0);
  }
}

/**
 * Writes four elements, or the last `left`. Returns whether there is more to do: `while (put4(…)) { advance }`.
 * @inline */
export function put4(y: usize, v: v128, left: i32): bool {
  if (left <= 4) {
    last4(y, v, left);
    return false;
  }
  v128.store(y, v);
  return true;
}

const FIRST = memory.data<i32>([0, 0, 0, 0, -1, 0, 0, 0, -1, -1, 0, 0, -1, -1, -1, 0, -1, -1, -1, -1], 16);

/** A mask for the first `left` lanes, left in 0…4. @inline */
export function firstLanes(left: i32): v128 {
  return v128.load(FIRST + (left << 4));
}

/** The last `left` ≤ 4 elements, with zeros after them. @inline */
export function part4(x: usize, left: i32): v128 {
  return v128.and(v128.load(x), firstLanes(left));
}

/** Σ of the four lanes. */
export function lanes(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 2) + (f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 3));
}

/** The largest of the four lanes. */
export function largest(v: v128): f32 {
  return max<f32>(
    max<f32>(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max<f32>(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

/**
 * Four rows of four, `fromStep` bytes apart, written as columns `toStep` bytes apart: the transpose in eight
 * shuffles. @inline
 */
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
