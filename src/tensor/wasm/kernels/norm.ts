/**
 * layerNorm: y = (x − μ)·r·weight + bias, r = 1/√(var + ε); rmsNorm: the same with μ = 0 and no bias.
 *
 * The mean first, then the deviations from it: their squares give the variance without the cancellation of mean(x²) −
 * μ². The mean itself is rounded to f32, which for a large offset is felt, so the deviations' own mean δ is taken away
 * as well.
 */
import { fill } from './move';
import { firstLanes, fma, fnma, FOUR, lanes, last4, put4 } from './simd';
import { sumOf } from './softmax';

/** One row; writes μ (when centred) and r to stats and returns how many bytes that took. */
// prettier-ignore
function normalise(
  x: usize, weight: usize, bias: usize, y: usize, stats: usize, n: i32, eps: f32, centred: bool,
): usize {
  const size = f32(n);
  const mean: f32 = centred ? sumOf(x, n) / size : 0;
  const mu = f32x4.splat(mean);
  // four sums side by side: one alone would wait for each of its own additions
  let sum = f32x4.splat(0);
  let sum1 = sum;
  let squares = sum;
  let squares1 = sum;
  let squares2 = sum;
  let squares3 = sum;
  let left = n;
  let at: usize = 0;
  for (; left >= 16; left -= 16, at += 4 * FOUR) {
    const d0 = f32x4.sub(v128.load(x + at), mu);
    const d1 = f32x4.sub(v128.load(x + at, 16), mu);
    const d2 = f32x4.sub(v128.load(x + at, 32), mu);
    const d3 = f32x4.sub(v128.load(x + at, 48), mu);
    sum = f32x4.add(sum, f32x4.add(d0, d1));
    sum1 = f32x4.add(sum1, f32x4.add(d2, d3));
    squares = fma(d0, d0, squares);
    squares1 = fma(d1, d1, squares1);
    squares2 = fma(d2, d2, squares2);
    squares3 = fma(d3, d3, squares3);
  }
  for (; left > 0; left -= 4, at += FOUR) {
    const d = v128.and(f32x4.sub(v128.load(x + at), mu), firstLanes(min(4, left)));
    sum = f32x4.add(sum, d);
    squares = fma(d, d, squares);
  }
  sum = f32x4.add(sum, sum1);
  squares = f32x4.add(f32x4.add(squares, squares1), f32x4.add(squares2, squares3));
  const delta: f32 = centred ? lanes(sum) / size : 0;
  const scale: f32 = 1 / sqrt<f32>(lanes(squares) / size - delta * delta + eps);
  const shift = f32x4.splat(delta);
  const r = f32x4.splat(scale);
  left = n;
  at = 0;
  for (;;) {
    let v = f32x4.mul(f32x4.sub(f32x4.sub(v128.load(x + at), mu), shift), r);
    if (weight) v = f32x4.mul(v, v128.load(weight + at));
    if (bias) v = f32x4.add(v, v128.load(bias + at));
    if (!put4(y + at, v, left)) break;
    left -= 4;
    at += FOUR;
  }
  if (!centred) {
    f32.store(stats, scale);
    return 4;
  }
  f32.store(stats, mean + delta);
  f32.store(stats, scale, 4);
  return 8;
}

/** stats[2r] = μ, stats[2r + 1] = 1/√(var + ε) */
// prettier-ignore
export function layerNorm(
  x: usize, weight: usize, bias: usize, y: usize, stats: usize, rows: i32, n: i32, eps: f32,
): void {
  const row: usize = n << 2;
  for (; rows > 0; rows--, x += row, y += row) stats += normalise(x, weight, bias, y, stats, n, eps, true);
}

/** stats[r] = 1/√(mean(x²) + ε) */
export function rmsNorm(x: usize, weight: usize, y: usize, stats: usize, rows: i32, n: i32, eps: f32): void {
  const row: usize = n << 2;
  for (; rows > 0; rows--, x += row, y += row) stats += normalise(x, weight, 0, y, stats, n, eps, false);
}

/**
 * With x̂ = (x − μ) r and h = g·weight:  dx = r (h − mean(h) − x̂ mean(h x̂)),  dweight += g x̂,  dbias += g.
 * The norm undoes any shift or stretch of its row, so the gradient loses its part along each of those directions.
 */
// prettier-ignore
function gradientRow(
  g: usize, x: usize, weight: usize, dx: usize, dweight: usize, dbias: usize,
  n: i32, centred: bool, mean: f32, scale: f32,
): void {
  const mu = f32x4.splat(mean);
  const r = f32x4.splat(scale);
  let sum = f32x4.splat(0);
  let along = sum;
  let left = n;
  let at: usize = 0;
  for (;;) {
    const v = f32x4.mul(f32x4.sub(v128.load(x + at), mu), r);
    const d = v128.load(g + at);
    const h = weight ? f32x4.mul(d, v128.load(weight + at)) : d;
    const mask = firstLanes(min(4, left));
    sum = f32x4.add(sum, v128.and(h, mask));
    along = f32x4.add(along, v128.and(f32x4.mul(h, v), mask));
    if (left <= 4) {
      if (dweight) last4(dweight + at, fma(d, v, v128.load(dweight + at)), left);
      if (dbias) last4(dbias + at, f32x4.add(d, v128.load(dbias + at)), left);
      break;
    }
    if (dweight) v128.store(dweight + at, fma(d, v, v128.load(dweight + at)));
    if (dbias) v128.store(dbias + at, f32x4.add(d, v128.load(dbias + at)));
    left -= 4;
    at += FOUR;
  }
  const size = f32(n);
  const meanH = f32x4.splat(centred ? lanes(sum) / size : 0);
  const meanHX = f32x4.splat(lanes(along) / size);
  left = n;
  at = 0;
  for (;;) {
    const v = f32x4.mul(f32x4.sub(v128.load(x + at), mu), r);
    const d = v128.load(g + at);
    const h = weight ? f32x4.mul(d, v128.load(weight + at)) : d;
    if (!put4(dx + at, f32x4.mul(r, fnma(v, meanHX, f32x4.sub(h, meanH))), left)) return;
    left -= 4;
    at += FOUR;
  }
}

// prettier-ignore
export function layerNormGradient(
  g: usize, x: usize, weight: usize, stats: usize, dx: usize, dweight: usize, dbias: usize, rows: i32, n: i32,
): void {
  const row: usize = n << 2;
  if (dweight) fill(dweight, n, 0);
  if (dbias) fill(dbias, n, 0);
  for (; rows > 0; rows--, g += row, x += row, dx += row, stats += 8) {
    gradientRow(g, x, weight, dx, dweight, dbias, n, true, f32.load(stats), f32.load(stats + 4));
  }
}

// prettier-ignore
export function rmsNormGradient(
  g: usize, x: usize, weight: usize, stats: usize, dx: usize, dweight: usize, rows: i32, n: i32,
): void {
  const row: usize = n << 2;
  if (dweight) fill(dweight, n, 0);
  for (; rows > 0; rows--, g += row, x += row, dx += row, stats += 4) {
    gradientRow(g, x, weight, dx, dweight, 0, n, false, 0, f32.load(stats));
  }
}
