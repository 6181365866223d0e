/**
 * The pointwise part of an LSTM step: gates i, f, o = σ(pre), g = tanh(pre); c′ = f c + i g; h′ = o tanh c′.
 *
 * pre and gates are [B, 4h], the four gates one after another in a row; y is [2, B, h]: h′ and c′.
 */
import { sigmoid4, tanh4 } from './exp';
import { fma, FOUR, load4, store4 } from './simd';

export function lstmCell(pre: usize, c: usize, y: usize, gates: usize, B: i32, h: i32): void {
  const row: usize = h << 2;
  const state = y + B * row;
  let cell: usize = 0;
  for (let b = 0; b < B; b++, pre += 3 * row, gates += 3 * row) {
    for (let left = h; left > 0; left -= 4) {
      const i = sigmoid4(load4(pre, left));
      const f = sigmoid4(load4(pre + row, left));
      const g = tanh4(load4(pre + 2 * row, left));
      const o = sigmoid4(load4(pre + 3 * row, left));
      const next = fma(f, load4(c + cell, left), f32x4.mul(i, g));
      store4(gates, i, left);
      store4(gates + row, f, left);
      store4(gates + 2 * row, g, left);
      store4(gates + 3 * row, o, left);
      store4(state + cell, next, left);
      store4(y + cell, f32x4.mul(o, tanh4(next)), left);
      const step: usize = min(left, 4) << 2;
      pre += step;
      gates += step;
      cell += step;
    }
  }
}

/**
 * With t = tanh c′ (y holds c′ in its second half, so t is computed again) and s = dh o (1 − t²) + dc′:
 * di = s g i(1 − i), df = s c f(1 − f), dg = s i (1 − g²), do = dh t o(1 − o), dc = s f.
 */
// prettier-ignore
export function lstmCellGradient(
  g: usize, gates: usize, c: usize, y: usize, dpre: usize, dc: usize, B: i32, h: i32,
): void {
  const row: usize = h << 2;
  const half = B * row;
  const one = f32x4.splat(1);
  let cell: usize = 0;
  for (let b = 0; b < B; b++, gates += 3 * row, dpre += 3 * row) {
    for (let left = h; left > 0; left -= 4) {
      const i = load4(gates, left);
      const f = load4(gates + row, left);
      const candidate = load4(gates + 2 * row, left);
      const o = load4(gates + 3 * row, left);
      const t = tanh4(load4(y + half + cell, left));
      const dh = load4(g + cell, left);
      const s = fma(f32x4.mul(dh, o), f32x4.sub(one, f32x4.mul(t, t)), load4(g + half + cell, left));
      const si = f32x4.mul(s, i);
      const sf = f32x4.mul(s, f);
      store4(dpre, f32x4.mul(f32x4.mul(si, candidate), f32x4.sub(one, i)), left);
      store4(dpre + row, f32x4.mul(f32x4.mul(sf, load4(c + cell, left)), f32x4.sub(one, f)), left);
      store4(dpre + 2 * row, f32x4.mul(si, f32x4.sub(one, f32x4.mul(candidate, candidate))), left);
      store4(dpre + 3 * row, f32x4.mul(f32x4.mul(dh, t), f32x4.mul(o, f32x4.sub(one, o))), left);
      store4(dc + cell, sf, left);
      const step: usize = min(left, 4) << 2;
      gates += step;
      dpre += step;
      cell += step;
    }
  }
}
