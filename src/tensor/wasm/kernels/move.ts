/**
 * Elements from one place to another.
 *
 * place and placeAdd walk a four-dimensional index with any strides: transposes, slices, broadcasts, joins and their
 * gradients. Axes that continue each other are merged first; rows that are contiguous in y are copied by vectors, a
 * transposed pair of axes in blocks of 4×4, everything else number by number.
 */
import { FOUR, put4, transpose4 } from './simd';

const REPEATED = memory.data(16, 16);

export function fill(y: usize, n: i32, value: f32): void {
  const v = f32x4.splat(value);
  while (put4(y, v, n)) {
    n -= 4;
    y += FOUR;
  }
}

export function copy(x: usize, y: usize, n: i32): void {
  memory.copy(y, x, n << 2);
}

/** A row from x, whose step is 16 bytes or 0. */
function row(x: usize, step: usize, y: usize, n: i32, adding: bool): void {
  if (adding) {
    while (put4(y, f32x4.add(v128.load(y), v128.load(x)), n)) {
      n -= 4;
      x += step;
      y += FOUR;
    }
    return;
  }
  while (put4(y, v128.load(x), n)) {
    n -= 4;
    x += step;
    y += FOUR;
  }
}

function single(x: usize, y: usize, adding: bool): void {
  f32.store(y, adding ? f32.load(y) + f32.load(x) : f32.load(x));
}

/** n2 × n3 elements of two axes; strides in bytes. */
// prettier-ignore
function plane(
  x: usize, y: usize, n2: i32, n3: i32, x2: usize, x3: usize, y2: usize, y3: usize, adding: bool,
): void {
  if (y3 == 4 && (x3 == 4 || x3 == 0)) {
    for (; n2 > 0; n2--, x += x2, y += y2) {
      if (x3) {
        row(x, FOUR, y, n3, adding);
      } else {
        v128.store(REPEATED, v128.load32_splat(x));
        row(REPEATED, 0, y, n3, adding);
      }
    }
    return;
  }
  let i = 0;
  if (y3 == 4 && x2 == 4 && !adding) {
    for (; i + 4 <= n2; i += 4) {
      const from = x + 4 * i;
      const to = y + i * y2;
      let j = 0;
      for (; j + 4 <= n3; j += 4) transpose4(from + j * x3, x3, to + 4 * j, y2);
      for (; j < n3; j++) {
        for (let k = 0; k < 4; k++) single(from + j * x3 + 4 * k, to + k * y2 + 4 * j, false);
      }
    }
  }
  for (; i < n2; i++) {
    for (let j = 0; j < n3; j++) single(x + i * x2 + j * x3, y + i * y2 + j * y3, adding);
  }
}

// prettier-ignore
function walk(
  x: usize, y: usize, n0: i32, n1: i32, n2: i32, n3: i32,
  x0: i32, x1: i32, x2: i32, x3: i32, y0: i32, y1: i32, y2: i32, y3: i32, adding: bool,
): void {
  // an axis of one element, or one that the next continues, is merged into it
  for (let round = 0; round < 3; round++) {
    if (n3 == 1 || n2 == 1 || (x2 == n3 * x3 && y2 == n3 * y3)) {
      if (n3 == 1 && n2 != 1) {
        x3 = x2;
        y3 = y2;
      }
      n3 *= n2;
      n2 = n1;
      x2 = x1;
      y2 = y1;
      n1 = n0;
      x1 = x0;
      y1 = y0;
      n0 = 1;
    }
  }
  for (let i = 0; i < n0; i++) {
    for (let j = 0; j < n1; j++) {
      plane(
        x + ((i * x0 + j * x1) << 2), y + ((i * y0 + j * y1) << 2), n2, n3, x2 << 2, x3 << 2, y2 << 2, y3 << 2, adding,
      );
    }
  }
}

/** y[i·ys] = x[i·xs] for every index i of n0 × n1 × n2 × n3 */
// prettier-ignore
export function place(
  x: usize, y: usize, n0: i32, n1: i32, n2: i32, n3: i32,
  x0: i32, x1: i32, x2: i32, x3: i32, y0: i32, y1: i32, y2: i32, y3: i32,
): void {
  walk(x, y, n0, n1, n2, n3, x0, x1, x2, x3, y0, y1, y2, y3, false);
}

/** y[i·ys] += x[i·xs] */
// prettier-ignore
export function placeAdd(
  x: usize, y: usize, n0: i32, n1: i32, n2: i32, n3: i32,
  x0: i32, x1: i32, x2: i32, x3: i32, y0: i32, y1: i32, y2: i32, y3: i32,
): void {
  walk(x, y, n0, n1, n2, n3, x0, x1, x2, x3, y0, y1, y2, y3, true);
}

/** y[r] = table[ids[r]], rows of d */
export function gatherRows(table: usize, ids: usize, y: usize, n: i32, d: i32): void {
  for (; n > 0; n--, ids += 4, y += d << 2) row(table + ((i32(f32.load(ids)) * d) << 2), FOUR, y, d, false);
}

/** dtable[ids[r]] += g[r] */
export function scatterAddRows(g: usize, ids: usize, dtable: usize, n: i32, d: i32): void {
  for (; n > 0; n--, ids += 4, g += d << 2) row(g, FOUR, dtable + ((i32(f32.load(ids)) * d) << 2), d, true);
}
