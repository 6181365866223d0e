/**
 * y[m, i, j] = Σ_k a[m, i, k] b[m, k, j] + bias[j], any strides in elements.
 *
 * Many rows go through tiles (product.ts). One row is bound by how fast B can be read, so it has loops of its own that
 * read B once, in the order it lies: along its rows with 32 sums at a time, or along its columns as dot products, four
 * at a time. One column is one row of the transposed product; a product over one k is, row by row, a multiple of b.
 */
import { copy, fill } from './move';
import { fma, FOUR, lanes, last4, ONE, part4, put4 } from './simd';
import { Cut, product, STRETCH } from './product';

/** From so many columns on, one row times B goes through B row by row. */
const WIDE = 1024;

/** Rows of A that are packed at a time: with 512 k, 768 KB, which stay in the second cache. */
const BLOCK = 384;

/** Bytes `matmul` wants in `scratch`: a row of A gathered together, or a block of rows laid in sixes. */
export function matmulScratch(M: i32, N: i32, K: i32): i32 {
  return (max(max(M, K), min(M, BLOCK) * min(K, STRETCH)) + 3) << 2;
}

/**
 * y[j] = bias[j] + Σ_k a[k] b[k, j], b in rows, eight rows at a time. Each is read from start to end, as it lies: for long
 * rows, which lie pages apart, faster than 32 columns of every row, though y is read and written once for eight rows.
 */
function rowsAtATime(a: usize, b: usize, bRow: usize, y: usize, N: i32, K: i32, bias: usize): void {
  if (bias) copy(bias, y, N);
  else fill(y, N, 0);
  for (; K >= 8; K -= 8, a += 32, b += 8 * bRow) {
    const a0 = v128.load32_splat(a);
    const a1 = v128.load32_splat(a, 4);
    const a2 = v128.load32_splat(a, 8);
    const a3 = v128.load32_splat(a, 12);
    const a4 = v128.load32_splat(a, 16);
    const a5 = v128.load32_splat(a, 20);
    const a6 = v128.load32_splat(a, 24);
    const a7 = v128.load32_splat(a, 28);
    const b4 = b + 4 * bRow;
    let p = b;
    let q = b4;
    let to = y;
    let left = N;
    for (;;) {
      let s = fma(a0, v128.load(p), v128.load(to));
      let t = f32x4.mul(a4, v128.load(q));
      s = fma(a1, v128.load(p + bRow), s);
      t = fma(a5, v128.load(q + bRow), t);
      s = fma(a2, v128.load(p + 2 * bRow), s);
      t = fma(a6, v128.load(q + 2 * bRow), t);
      s = fma(a3, v128.load(p + 3 * bRow), s);
      t = fma(a7, v128.load(q + 3 * bRow), t);
      if (!put4(to, f32x4.add(s, t), left)) break;
      left -= 4;
      p += FOUR;
      q += FOUR;
      to += FOUR;
    }
  }
  for (; K > 0; K--, a += ONE, b += bRow) {
    const a0 = v128.load32_splat(a);
    let p = b;
    let to = y;
    let left = N;
    while (put4(to, fma(a0, v128.load(p), v128.load(to)), left)) {
      left -= 4;
      p += FOUR;
      to += FOUR;
    }
  }
}

/** y[j] = start[j] + Σ_k a[k] b[k, j], b in rows: 32 columns at a time. */
function alongRows(a: usize, b: usize, bRow: usize, y: usize, N: i32, K: i32, bias: usize): void {
  const zero = f32x4.splat(0);
  for (; N >= 32; N -= 32, b += 128, y += 128) {
    let s0 = zero;
    let s1 = zero;
    let s2 = zero;
    let s3 = zero;
    let s4 = zero;
    let s5 = zero;
    let s6 = zero;
    let s7 = zero;
    if (bias) {
      s0 = v128.load(bias);
      s1 = v128.load(bias, 16);
      s2 = v128.load(bias, 32);
      s3 = v128.load(bias, 48);
      s4 = v128.load(bias, 64);
      s5 = v128.load(bias, 80);
      s6 = v128.load(bias, 96);
      s7 = v128.load(bias, 112);
      bias += 128;
    }
    for (let k = 0, p = b; k < K; k++, p += bRow) {
      const v = v128.load32_splat(a + (k << 2));
      s0 = fma(v, v128.load(p), s0);
      s1 = fma(v, v128.load(p, 16), s1);
      s2 = fma(v, v128.load(p, 32), s2);
      s3 = fma(v, v128.load(p, 48), s3);
      s4 = fma(v, v128.load(p, 64), s4);
      s5 = fma(v, v128.load(p, 80), s5);
      s6 = fma(v, v128.load(p, 96), s6);
      s7 = fma(v, v128.load(p, 112), s7);
    }
    v128.store(y, s0);
    v128.store(y, s1, 16);
    v128.store(y, s2, 32);
    v128.store(y, s3, 48);
    v128.store(y, s4, 64);
    v128.store(y, s5, 80);
    v128.store(y, s6, 96);
    v128.store(y, s7, 112);
  }
  for (; N > 0; N -= 4, b += FOUR, y += FOUR) {
    let s0 = zero;
    let s1 = zero;
    if (bias) {
      s0 = v128.load(bias);
      bias += FOUR;
    }
    let k = 0;
    let p = b;
    for (; k + 2 <= K; k += 2, p += 2 * bRow) {
      s0 = fma(v128.load32_splat(a + (k << 2)), v128.load(p), s0);
      s1 = fma(v128.load32_splat(a + (k << 2), 4), v128.load(p + bRow), s1);
    }
    if (k < K) s0 = fma(v128.load32_splat(a + (k << 2)), v128.load(p), s0);
    last4(y, f32x4.add(s0, s1), N);
  }
}

/** y[j] = bias[j] + Σ_k a[k] b[k, j], b in columns: four dot products at a time. biasStep is 4 bytes or 0. */
// prettier-ignore
function alongColumns(a: usize, b: usize, bCol: usize, y: usize, N: i32, K: i32, bias: usize, biasStep: usize): void {
  const zero = f32x4.splat(0);
  for (; N > 0; N -= 4, b += 4 * bCol, y += FOUR) {
    const b1 = N > 1 ? bCol : 0;
    const b2 = N > 2 ? 2 * bCol : b1;
    const b3 = N > 3 ? 3 * bCol : b2;
    let s0 = zero;
    let s1 = zero;
    let s2 = zero;
    let s3 = zero;
    let p = a;
    let q = b;
    let left = K;
    for (; left > 4; left -= 4, p += FOUR, q += FOUR) {
      const v = v128.load(p);
      s0 = fma(v, v128.load(q), s0);
      s1 = fma(v, v128.load(q + b1), s1);
      s2 = fma(v, v128.load(q + b2), s2);
      s3 = fma(v, v128.load(q + b3), s3);
    }
    const v = part4(p, left);
    s0 = fma(v, part4(q, left), s0);
    s1 = fma(v, part4(q + b1, left), s1);
    s2 = fma(v, part4(q + b2, left), s2);
    s3 = fma(v, part4(q + b3, left), s3);
    f32.store(y, lanes(s0) + (bias ? f32.load(bias) : 0));
    if (N > 1) f32.store(y + 4, lanes(s1) + (bias ? f32.load(bias + biasStep) : 0));
    if (N > 2) f32.store(y + 8, lanes(s2) + (bias ? f32.load(bias + 2 * biasStep) : 0));
    if (N > 3) f32.store(y + 12, lanes(s3) + (bias ? f32.load(bias + 3 * biasStep) : 0));
    if (bias) bias += 4 * biasStep;
  }
}

/** One row times B. Strides in bytes. */
// prettier-ignore
function oneRow(
  a: usize, aCol: usize, b: usize, bRow: usize, bCol: usize, y: usize,
  N: i32, K: i32, bias: usize, biasStep: usize, scratch: usize,
): void {
  if (aCol != ONE && K > 1) {
    for (let k = 0; k < K; k++) f32.store(scratch + (k << 2), f32.load(a + k * aCol));
    a = scratch;
  }
  if (bRow == ONE) alongColumns(a, b, bCol, y, N, K, bias, biasStep);
  else if (N >= WIDE) rowsAtATime(a, b, bRow, y, N, K, bias);
  else alongRows(a, b, bRow, y, N, K, bias);
}

// prettier-ignore
export function matmul(
  a: usize, b: usize, y: usize, M: i32, N: i32, K: i32, aRow: i32, aCol: i32, bRow: i32, bCol: i32,
  bias: usize, scratch: usize, batch: i32, aBatch: i32, bBatch: i32,
): void {
  if (batch > 1 && bBatch == 0 && aBatch == M * aRow) {
    M *= batch; // the same B for every member: their rows are rows of one product
    batch = 1;
  }
  const ar: usize = aRow << 2;
  const ac: usize = aCol << 2;
  const br: usize = bRow << 2;
  const bc: usize = bCol << 2;
  for (; batch > 0; batch--, a += aBatch << 2, b += bBatch << 2, y += (M * N) << 2) {
    if (M == 1 && (bc == ONE || br == ONE || N == 1)) oneRow(a, ac, b, br, bc, y, N, K, bias, ONE, scratch);
    else if (N == 1 && (ac == ONE || (ar == ONE && !bias))) oneRow(b, br, a, ac, ar, y, M, K, bias, 0, scratch);
    else if (K == 1 && bc == ONE) {
      for (let i = 0; i < M; i++) alongRows(a + i * ar, b, br, y + ((i * N) << 2), N, K, bias); // an outer product
    } else {
      for (let i = 0; i < M; i += BLOCK) {
        product(
          y + ((i * N) << 2), N << 2, a + i * ar, ar, ac, b, br, bc, min(BLOCK, M - i), N, K, bias, Cut.none, 0, scratch,
        );
      }
    }
  }
}
