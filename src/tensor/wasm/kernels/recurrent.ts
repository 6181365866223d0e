/**
 * The pointwise part of an LSTM step: gates i, f, o = σ(pre), g = tanh(pre); c′ = f c + i g; h′ = o tanh c′.
 *
 * pre and gates are [B, 4h], the four gates one after another in a row; y is [2, B, h]: h′ and c′.
 */
import { sigmoid4, tanh4 } from './exp';
import { fma, FOUR, last4 } from './simd';

export function lstmCell(pre: usize, c: usize, y: usize, gates: usize, B: i32, h: i32): void {
  const row: usize = h << 2;
  const state = y + B * row;
  for (let b = 0; b < B; b++) {
    const inGates: usize = 4 * b * row;
    const inCells: usize = b * row;
    for (let left = h, at: usize = 0; left > 0; left -= 4, at += FOUR) {
      const from = pre + inGates + at;
      const i = sigmoid4(v128.load(from));
      const f = sigmoid4(v128.load(from + row));
      const g = tanh4(v128.load(from + 2 * row));
      const o = sigmoid4(v128.load(from + 3 * row));
      const next = fma(f, v128.load(c + inCells + at), f32x4.mul(i, g));
      const out = f32x4.mul(o, tanh4(next));
      const to = gates + inGates + at;
      if (left < 4) {
        last4(to, i, left);
        last4(to + row, f, left);
        last4(to + 2 * row, g, left);
        last4(to + 3 * row, o, left);
        last4(state + inCells + at, next, left);
        last4(y + inCells + at, out, left);
        break;
      }
      v128.store(to, i);
      v128.store(to + row, f);
      v128.store(to + 2 * row, g);
      v128.store(to + 3 * row, o);
      v128.store(state + inCells + at, next);
      v128.store(y + inCells + at, out);
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
  for (let b = 0; b < B; b++) {
    const inGates: usize = 4 * b * row;
    const inCells: usize = b * row;
    for (let left = h, at: usize = 0; left > 0; left -= 4, at += FOUR) {
      const from = gates + inGates + at;
      const cell = inCells + at;
      const i = v128.load(from);
      const f = v128.load(from + row);
      const candidate = v128.load(from + 2 * row);
      const o = v128.load(from + 3 * row);
      const t = tanh4(v128.load(y + half + cell));
      const dh = v128.load(g + cell);
      const s = fma(f32x4.mul(dh, o), f32x4.sub(one, f32x4.mul(t, t)), v128.load(g + half + cell));
      const si = f32x4.mul(s, i);
      const sf = f32x4.mul(s, f);
      const di = f32x4.mul(f32x4.mul(si, candidate), f32x4.sub(one, i));
      const df = f32x4.mul(f32x4.mul(sf, v128.load(c + cell)), f32x4.sub(one, f));
      const dg = f32x4.mul(si, f32x4.sub(one, f32x4.mul(candidate, candidate)));
      const dO = f32x4.mul(f32x4.mul(dh, t), f32x4.mul(o, f32x4.sub(one, o)));
      const to = dpre + inGates + at;
      if (left < 4) {
        last4(to, di, left);
        last4(to + row, df, left);
        last4(to + 2 * row, dg, left);
        last4(to + 3 * row, dO, left);
        last4(dc + cell, sf, left);
        break;
      }
      v128.store(to, di);
      v128.store(to + row, df);
      v128.store(to + 2 * row, dg);
      v128.store(to + 3 * row, dO);
      v128.store(dc + cell, sf);
    }
  }
}
