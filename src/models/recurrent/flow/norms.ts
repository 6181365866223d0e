/** The length of gradients, in float64: what float32 holds has a length, what it does not hold has none. */

import type { Tensor } from '@/tensor';

/** √Σ g² over every entry of every gradient; 0 for one that nothing reached, ∞ where an entry left float32. */
export function norm(...gradients: readonly (Tensor | null)[]): number {
  return length(gradients.map((gradient) => gradient?.data ?? nothing));
}

/** The same for each of `rows` equal parts. */
export function norms(gradient: Tensor | null, rows: number): number[] {
  const data = gradient?.data ?? nothing;
  const size = data.length / rows;
  return Array.from({ length: rows }, (_, row) => length([data.subarray(row * size, (row + 1) * size)]));
}

const nothing = new Float32Array();

function length(parts: readonly Float32Array[]): number {
  let squares = 0;
  for (const part of parts) for (const entry of part) squares += entry * entry;
  return Number.isFinite(squares) ? Math.sqrt(squares) : Infinity; // ∞ − ∞ on the way leaves NaN
}
