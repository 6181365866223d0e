/**
 * layerNorm: y = (x − μ)·r·weight + bias, r = 1/√(var + ε); rmsNorm: the same with μ = 0 and no bias.
 *
 * The mean first, then the deviations from it: their squares give the variance without the cancellation of mean(x²) − μ². The
 * mean itself is rounded to f32, which for a large offset is felt, so the deviations' own mean δ is taken away as well.
 */
import { fma, fnma, FOUR, lanes, load4, fill4, store4 } from './simd';

// prettier-ignore
function normalise(x: usize, weight: usize, bias: usize, y: usize, n: i32, eps: f32, centred: bool, mean: f32): f32 {
  const size = f32(n);
  const mu = f32x4.splat(mean);
  const zero = f32x4.splat(0);
  let sum = zero;
  let squares = zero;
  for (let left = n, p = x; left > 0; left -= 4, p += FOUR) {
    const d = fill4(f32x4.sub(load4(p, left), mu), left, zero);
    sum = f32x4.add(sum, d);
    squares = fma(d, d, squares);
  }
  const delta: f32 = centred ? lanes(sum) / size : 0;
  const scale: f32 = 1 / sqrt<f32>(lanes(squares) / size - delta * delta + eps);
  const shift = f32x4.splat(delta);
  const r = f32x4.splat(scale);
  for (let left = n, at: usize = 0; left > 0; left -= 4, at += FOUR) {
    let v = f32x4.mul(f32x4.sub(f32x4.sub(load4(x + at, left), mu), shift), r);
    if (weight) v = f32x4.mul(v, load4(weight + at, left));
    if (bias) v = f32x4.add(v, load4(bias + at, left));
    store4(y + at, v, left);
  }
  return scale;
}

function meanOf(x: usize, n: i32): f32 {
  let sum = f32x4.splat(0);
  for (let left = n; left > 0; left -= 4, x += FOUR) sum = f32x4.add(sum, load4(x, left));
  return lanes(sum) / f32(n);
}

/** stats[2r] = μ, stats[2r + 1] = 1/√(var + ε) */
// prettier-ignore
export function layerNorm(x: usize, weight: usize, bias: usize, y: usize, stats: usize, rows: i32, n: i32, eps: f32): void {
  const row: usize = n << 2;
  for (; rows > 0; rows--, x += row, y += row, stats += 8) {
    const mean = meanOf(x, n);
    f32.store(stats, mean);
    f32.store(stats + 4, normalise(x, weight, bias, y, n, eps, true, mean));
  }
}

/** stats[r] = 1/√(mean(x²) + ε) */
export function rmsNorm(x: usize, weight: usize, y: usize, stats: usize, rows: i32, n: i32, eps: f32): void {
  const row: usize = n << 2;
  for (; rows > 0; rows--, x += row, y += row, stats += 4) {
    f32.store(stats, normalise(x, weight, 0, y, n, eps, false, 0));
  }
}

/**
 * With x̂ = (x − μ) r and h = g·weight:  dx = r (h − mean(h) − x̂ mean(h x̂)),  dweight += g x̂,  dbias += g.
 * The norm undoes any shift or stretch of its row, so the gradient loses its part along each of those directions.
 */
// prettier-ignore
function gradientRow(
  g: usize, x: usize, weight: usize, dx: usize, dweight: usize, dbias: usize, n: i32, centred: bool, mean: f32, scale: f32,
): void {
  const mu = f32x4.splat(mean);
  const r = f32x4.splat(scale);
  let sum = f32x4.splat(0);
  let along = f32x4.splat(0);
  for (let left = n, at: usize = 0; left > 0; left -= 4, at += FOUR) {
    const v = f32x4.mul(f32x4.sub(load4(x + at, left), mu), r);
    const d = load4(g + at, left);
    const h = weight ? f32x4.mul(d, load4(weight + at, left)) : d;
    sum = f32x4.add(sum, h);
    along = fma(h, v, along);
    if (dweight) store4(dweight + at, fma(d, v, load4(dweight + at, left)), left);
    if (dbias) store4(dbias + at, f32x4.add(d, load4(dbias + at, left)), left);
  }
  const size = f32(n);
  const meanH = f32x4.splat(centred ? lanes(sum) / size : 0);
  const meanHX = f32x4.splat(lanes(along) / size);
  for (let left = n, at: usize = 0; left > 0; left -= 4, at += FOUR) {
    const v = f32x4.mul(f32x4.sub(load4(x + at, left), mu), r);
    const d = load4(g + at, left);
    const h = weight ? f32x4.mul(d, load4(weight + at, left)) : d;
    store4(dx + at, f32x4.mul(r, fnma(v, meanHX, f32x4.sub(h, meanH))), left);
  }
}

function clear(y: usize, n: i32): void {
  if (y) memory.fill(y, 0, n << 2);
}

// prettier-ignore
export function layerNormGradient(
  g: usize, x: usize, weight: usize, stats: usize, dx: usize, dweight: usize, dbias: usize, rows: i32, n: i32,
): void {
  const row: usize = n << 2;
  clear(dweight, n);
  clear(dbias, n);
  for (; rows > 0; rows--, g += row, x += row, dx += row, stats += 8) {
    gradientRow(g, x, weight, dx, dweight, dbias, n, true, f32.load(stats), f32.load(stats + 4));
  }
}

// prettier-ignore
export function rmsNormGradient(
  g: usize, x: usize, weight: usize, stats: usize, dx: usize, dweight: usize, rows: i32, n: i32,
): void {
  const row: usize = n << 2;
  clear(dweight, n);
  for (; rows > 0; rows--, g += row, x += row, dx += row, stats += 4) {
    gradientRow(g, x, weight, dx, dweight, 0, n, false, 0, f32.load(stats));
  }
}
