/**
 * Attention head by head: A = softmax(q kᵀ·scale), y = A v; head h lies at columns h·dh of rows of length ld.
 *
 * Both products run through tiles. When causal (query i sees keys j ≤ i + Tk − Tq), tiles above the diagonal are not
 * computed and sums over keys end there. The weights are written out: the gradient needs them, and so do the figures.
 */
import { fill } from './move';
import { Cut, product } from './product';
import { exponentials, largestOf, scaleRow, softmaxGradientRow } from './softmax';

/** Only rows that see at least one key allow parts to be left out. @inline */
function cuts(causal: i32, offset: i32): bool {
  return causal != 0 && offset >= 0;
}

/** Scores in place become weights: the first `seen` of the row, 0 after them. A row that sees nothing is NaN. */
function weigh(row: usize, n: i32, seen: i32, scale: f32): void {
  if (seen <= 0) {
    fill(row, n, NaN);
    return;
  }
  if (scale < 0) {
    scaleRow(row, seen, -1); // the largest score times a negative number would be the smallest
    scale = -scale;
  }
  scaleRow(row, seen, 1 / exponentials(row, row, seen, scale, largestOf(row, seen) * scale));
  fill(row + (seen << 2), n - seen, 0);
}

// prettier-ignore
export function attention(
  q: usize, k: usize, v: usize, y: usize, A: usize,
  B: i32, H: i32, Tq: i32, Tk: i32, dh: i32, ld: i32, scale: f32, causal: i32,
): void {
  const offset = Tk - Tq;
  const cut = cuts(causal, offset);
  const row: usize = ld << 2;
  const keys: usize = Tk << 2;
  for (let b = 0; b < B; b++) {
    for (let h = 0; h < H; h++, A += Tq * keys) {
      const queryAt: usize = b * Tq * row + ((h * dh) << 2);
      const keyAt: usize = b * Tk * row + ((h * dh) << 2);
      product(A, keys, q + queryAt, row, 4, k + keyAt, 4, row, Tq, Tk, dh, 0, cut ? Cut.result : Cut.none, offset, 0);
      for (let i = 0; i < Tq; i++) weigh(A + i * keys, Tk, causal ? min(Tk, i + 1 + offset) : Tk, scale);
      product(y + queryAt, row, A, keys, 4, v + keyAt, row, 4, Tq, dh, Tk, 0, cut ? Cut.left : Cut.none, offset, 0);
    }
  }
}

/** Bytes `attentionGradient` wants in `scratch`: the gradient of one head's scores. */
export function attentionScratch(Tq: i32, Tk: i32): i32 {
  return (Tq * Tk) << 2;
}

/**
 * dv = Aᵀ g,  dA = g vᵀ,  dS = A (dA − Σ_j dA A)·scale,  dq = dS k,  dk = dSᵀ q.
 */
// prettier-ignore
export function attentionGradient(
  g: usize, q: usize, k: usize, v: usize, A: usize, dq: usize, dk: usize, dv: usize, scratch: usize,
  B: i32, H: i32, Tq: i32, Tk: i32, dh: i32, ld: i32, scale: f32, causal: i32,
): void {
  const offset = Tk - Tq;
  const cut = cuts(causal, offset);
  const row: usize = ld << 2;
  const keys: usize = Tk << 2;
  const visible = cut ? Cut.result : Cut.none;
  const below = cut ? Cut.left : Cut.none;
  const beyond = cut ? Cut.right : Cut.none;
  for (let b = 0; b < B; b++) {
    for (let h = 0; h < H; h++, A += Tq * keys) {
      const queryAt: usize = b * Tq * row + ((h * dh) << 2);
      const keyAt: usize = b * Tk * row + ((h * dh) << 2);
      product(dv + keyAt, row, A, 4, keys, g + queryAt, row, 4, Tk, dh, Tq, 0, beyond, offset, 0);
      product(scratch, keys, g + queryAt, row, 4, v + keyAt, 4, row, Tq, Tk, dh, 0, visible, offset, 0);
      for (let i = 0; i < Tq; i++) {
        const seen = causal ? max(0, min(Tk, i + 1 + offset)) : Tk;
        const scores = scratch + i * keys;
        softmaxGradientRow(scores, A + i * keys, scores, seen, scale);
        fill(scores + (seen << 2), Tk - seen, 0);
      }
      product(dq + queryAt, row, scratch, keys, 4, k + keyAt, row, 4, Tq, dh, Tk, 0, below, offset, 0);
      product(dk + keyAt, row, scratch, 4, keys, q + queryAt, row, 4, Tk, dh, Tq, 0, beyond, offset, 0);
    }
  }
}
