/**
 * A matrix product cut into tiles.
 *
 *   for each stretch of 512 k, for each panel of 8 columns of B, for each 6 or 4 rows of A: tile
 *
 * Six rows make a faster tile than four (tile6.ts), once the numbers of A lie side by side in sixes; rows that are left over
 * go four at a time. A panel is 512 × 8 numbers, 16 KB: it stays in the nearest cache while all rows of A pass by. It is copied together
 * first ("packed"), unless so few rows use it that the copy would cost more than it saves; a transposed B is turned on
 * the way.
 *
 * Attention needs three triangles of a product; `cut` says which, and tiles or stretches of k that hold only zeros are
 * left out.
 */
import { FOUR, ONE, transpose4 } from './simd';
import { SIX, tile6 } from './tile6';
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
export const STRETCH = 512;
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

/** The first rows of A, whole sixes of them, laid so that the six numbers of one k are side by side. Strides in bytes. */
function packA(a: usize, aRow: usize, aCol: usize, sixes: i32, K: i32, to: usize): void {
  for (; sixes > 0; sixes--, a += SIX * aRow) {
    const a1 = a + aRow;
    const a2 = a1 + aRow;
    const a3 = a2 + aRow;
    const a4 = a3 + aRow;
    const a5 = a4 + aRow;
    let k = 0;
    if (aCol == ONE) {
      for (; k + 4 <= K; k += 4, to += 96) {
        const at: usize = k << 2;
        transpose4(a + at, aRow, to, 24);
        const r4 = v128.load(a4 + at);
        const r5 = v128.load(a5 + at);
        const low = v128.shuffle<f32>(r4, r5, 0, 4, 1, 5);
        const high = v128.shuffle<f32>(r4, r5, 2, 6, 3, 7);
        v128.store64_lane(to, low, 0, 16);
        v128.store64_lane(to, low, 1, 40);
        v128.store64_lane(to, high, 0, 64);
        v128.store64_lane(to, high, 1, 88);
      }
    }
    for (; k < K; k++, to += 24) {
      const at: usize = k * aCol;
      f32.store(to, f32.load(a + at));
      f32.store(to, f32.load(a1 + at), 4);
      f32.store(to, f32.load(a2 + at), 8);
      f32.store(to, f32.load(a3 + at), 12);
      f32.store(to, f32.load(a4 + at), 16);
      f32.store(to, f32.load(a5 + at), 20);
    }
  }
}

/**
 * y = a·b + bias. All strides in bytes; the columns of y lie side by side; bias 0 = none. scratch: room for M × 512
 * numbers, or 0 for products that are cut, where rows go four at a time.
 */
// prettier-ignore
export function product(
  y: usize, yRow: usize, a: usize, aRow: usize, aCol: usize, b: usize, bRow: usize, bCol: usize,
  M: i32, N: i32, K: i32, bias: usize, cut: Cut, offset: i32, scratch: usize,
): void {
  let k0 = 0;
  do {
    const depth = min(STRETCH, K - k0);
    // six rows at a time where the copy of A is read often enough to pay for itself; a transposed A lies that way already
    const lying = aRow == ONE;
    let sixes = scratch != 0 && M >= SIX && (lying || N >= 64) ? M / SIX : 0;
    if (sixes && M % SIX == 2) sixes--; // eight rows are two fours, two rows would be half of one
    if (sixes && !lying) packA(a + k0 * aCol, aRow, aCol, sixes, depth, scratch);
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
      let i = first;
      if (cols == 8) {
        for (let s = 0; s < sixes; s++, i += SIX) {
          const target = y + i * yRow + 4 * j;
          const start = k0 ? target : bias ? bias + 4 * j : ZEROS;
          const six = lying ? a + i * ONE + k0 * aCol : scratch + s * depth * 24;
          tile6(target, yRow, start, k0 ? yRow : 0, six, lying ? aCol : 24, panel, step, depth);
        }
      }
      for (; i < M; i += 4) {
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
