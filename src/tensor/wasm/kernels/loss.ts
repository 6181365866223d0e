/**
 * Cross-entropy of one row of logits x with the true class t: ln Z − x_t, ln Z = m + ln Σ e^{x − m}.
 *
 * Softmax and logarithm in one: no row of probabilities is written forward, and ln Z is all the gradient needs to
 * rebuild it.
 */
import { expBelow4, ln } from './exp';
import { FOUR, put4 } from './simd';
import { exponentials, largestOf } from './softmax';

/** losses[r] = ln Z − x_t, 0 where t is `ignore`; logZ[r] is kept. Returns how many rows count. */
// prettier-ignore
export function crossEntropy(
  x: usize, targets: usize, losses: usize, logZ: usize, rows: i32, V: i32, ignore: f32,
): i32 {
  let counted = 0;
  for (; rows > 0; rows--, x += V << 2, targets += 4, losses += 4, logZ += 4) {
    const target = f32.load(targets);
    const m = largestOf(x, V);
    const logSum = f64(m) + ln(exponentials(x, 0, V, 1, m));
    f32.store(logZ, f32(logSum));
    if (target == ignore) {
      f32.store(losses, 0);
    } else {
      f32.store(losses, f32(logSum - f32.load(x + (i32(target) << 2))));
      counted++;
    }
  }
  return counted;
}

/**
 * dx[r, j] = (e^{x − ln Z} − [j = t])·weights[r]·scale, 0 in ignored rows: p − q times what each row's loss is worth.
 */
// prettier-ignore
export function crossEntropyGradient(
  x: usize, targets: usize, logZ: usize, weights: usize, weightStride: i32, dx: usize,
  rows: i32, V: i32, ignore: f32,
): void {
  const row: usize = V << 2;
  for (; rows > 0; rows--, x += row, dx += row, targets += 4, logZ += 4, weights += weightStride << 2) {
    const target = f32.load(targets);
    const counts = target != ignore;
    const weight = f32.load(weights);
    const w = f32x4.splat(weight);
    const shift = f32x4.splat(f32.load(logZ));
    const wanted = i32x4.splat(counts ? -1 : 0);
    let left = V;
    let at: usize = 0;
    while (put4(dx + at, v128.and(f32x4.mul(expBelow4(f32x4.sub(v128.load(x + at), shift)), w), wanted), left)) {
      left -= 4;
      at += FOUR;
    }
    const truth = dx + (i32(target) << 2);
    if (counts) f32.store(truth, f32.load(truth) - weight);
  }
}

/** count[0] = how many of n targets are not `ignore`: in memory, so that a replayed step counts anew. */
export function countTargets(targets: usize, count: usize, n: i32, ignore: f32): void {
  let counted = 0;
  for (; n > 0; n--, targets += 4) counted += i32(f32.load(targets) != ignore);
  f32.store(count, f32(counted));
}
