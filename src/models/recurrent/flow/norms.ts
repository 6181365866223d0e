/** The length of gradients, in float64: what float32 holds has a length, what it does not hold has none. */

import type { Tensor } from '@/tensor';

/** √Σ g² over every entry of every gradient; 0 for one that nothing reached, ∞ where an entry left float32. */
export function norm(...gradients: readonly (Tensor | null)[]): number {
  let squares = 0;
  for (const gradient of gradients) for (const entry of gradient?.data ?? []) squares += entry * entry;
  return Number.isFinite(squares) ? Math.sqrt(squares) : Infinity; // ∞ − ∞ on the way leaves NaN
}

/** The same for each of `rows` equal parts. */
export function norms(gradient: Tensor | null, rows: number): number[] {
  const size = (gradient?.size ?? 0) / rows;
  return Array.from({ length: rows }, (_, row) => {
    const squares = (gradient?.data ?? new Float32Array()).subarray(row * size, (row + 1) * size);
    const sum = squares.reduce((total, entry) => total + entry * entry, 0);
    return Number.isFinite(sum) ? Math.sqrt(sum) : Infinity;
  });
}
