/**
 * A matrix product cut into tiles.
 *
 *   for each stretch of 512 k, for each panel of 8 columns of B, for each 4 rows of A: tile
 *
 * A panel is 512 × 8 numbers, 16 KB: it stays in the nearest cache while all rows of A pass by. It is copied together
 * first ("packed"), unless so few rows use it that the copy would cost more than it saves; a transposed B is turned on
 * the way.
 *
 * Attention needs three triangles of a product; `cut` says which, and tiles or stretches of k that hold only zeros are
 * left out.
 */
import { FOUR, ONE, transpose4 } from './simd';
import { tile } from './tile';

export const enum Cut {
  /** everything */
  none,
  /** y[i, j] is wanted only for j ≤ i + offset */
  result,
  /** a[i, k] is 0 for k > i + offset */
  left,
  /** a[i, k] is 0 for k < i − offset */
  right,
}

/** How many k a panel holds. */
const STRETCH = 512;
/**
 * B is read where it lies for at most so many rows; for more than 4 not when each of its rows lies in another page
 * (bytes).
 */
const FEW_ROWS = 64;
const PAGE: usize = 4096;

const PANEL = memory.data(16384, 16);
const ZEROS = memory.data(32, 16);

/**
 * Eight columns of B one after another. Beyond `cols` they hold anything: no such column of y is written. Strides in
 * bytes.
 */
function pack(b: usize, bRow: usize, bCol: usize, K: i32, cols: i32): void {
  if (bCol == ONE) {
    for (let to = PANEL; K > 0; K--, b += bRow, to += 32) {
      v128.store(to, v128.load(b));
      v128.store(to, v128.load(b, 16), 16);
    }
    return;
  }
  const blocks = bRow == ONE ? K & ~3 : 0;
  for (let j = 0; j < cols; j += 4, b += 4 * bCol) {
    const some = min(4, cols - j);
    let to = PANEL + 4 * j;
    let from = b;
    let k = 0;
    if (some == 4) {
      for (; k < blocks; k += 4, from += FOUR, to += 4 * 32) transpose4(from, bCol, to, 32);
    }
    for (; k < K; k++, from += bRow, to += 32) {
      for (let c = 0; c < some; c++) f32.store(to + 4 * c, f32.load(from + c * bCol));
    }
  }
}

/** y = a·b + bias. All strides in bytes; the columns of y lie side by side; bias 0 = none. */
// prettier-ignore
export function product(
  y: usize, yRow: usize, a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, bCol: usize,
  M: i32, N: i32, K: i32, bias: usize, cut: Cut, offset: i32,
): void {
  let k0 = 0;
  do {
    const depth = min(STRETCH, K - k0);
    for (let j = 0; j < N; j += 8) {
      const cols = min(8, N - j);
      let panel = b + k0 * bRow + j * bCol;
      let step = bRow;
      if (bCol != ONE || M > FEW_ROWS || (bRow >= PAGE && M > 4)) {
        pack(panel, bRow, bCol, depth, cols);
        panel = PANEL;
        step = 32;
      }
      const first = cut == Cut.result ? max(0, j - offset) & ~3 : 0;
      for (let i = first; i < M; i += 4) {
        let from = 0;
        let to = depth;
        if (cut == Cut.left) to = max(0, min(to, i + 4 + offset - k0));
        if (cut == Cut.right) from = min(to, max(0, i - offset - k0));
        if (k0 && from == to) continue;
        const target = y + i * yRow + 4 * j;
        const start = k0 ? target : bias ? bias + 4 * j : ZEROS;
        tile(
          target, yRow, min(4, M - i), cols, start, k0 ? yRow : 0,
          a + i * aRow + (k0 + from) * aCol, aRow, aCol, panel + from * step, step, to - from,
        );
      }
    }
    k0 += STRETCH;
  } while (k0 < K);
}
