/**
 * A matrix product cut into tiles.
 *
 *   for each stretch of 512 k, for each panel of 8 columns of B, for each 4 rows of A: tile
 *
 * A panel is 512 × 8 numbers, 16 KB: it stays in the nearest cache while all rows of A pass by. It is copied together first
 * ("packed"), unless so few rows use it that the copy would cost more than it saves; a transposed B is turned on the way.
 *
 * Attention needs three triangles of a product; `cut` says which, and tiles or stretches of k that hold only zeros are left out.
 */
import { load4, ONE, transpose4 } from './simd';
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
/** With fewer rows than this, B is read where it lies. */
const FEW_ROWS = 12;

const PANEL = memory.data(16384, 16);
const ZEROS = memory.data(32, 16);

/** Eight columns of B one after another, zeros for columns beyond `cols`. Strides in bytes. */
function pack(b: usize, bRow: usize, bCol: usize, K: i32, cols: i32): void {
  let to = PANEL;
  if (bCol == ONE) {
    for (; K > 0; K--, b += bRow, to += 32) {
      v128.store(to, load4(b, cols));
      v128.store(to + 16, load4(b + 16, cols - 4));
    }
    return;
  }
  let j = 0;
  let done = 0;
  if (bRow == ONE) {
    for (; j + 4 <= cols; j += 4) {
      for (done = 0; done + 4 <= K; done += 4) transpose4(b + j * bCol + 4 * done, bCol, to + 32 * done + 4 * j, 32);
      for (; done < K; done++) {
        for (let c = j; c < j + 4; c++) f32.store(to + 32 * done + 4 * c, f32.load(b + c * bCol + 4 * done));
      }
    }
  }
  for (; j < 8; j++) {
    for (let k = 0; k < K; k++) f32.store(to + 32 * k + 4 * j, j < cols ? f32.load(b + k * bRow + j * bCol) : 0);
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
      if (bCol != ONE || cols < 8 || M > FEW_ROWS) {
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
