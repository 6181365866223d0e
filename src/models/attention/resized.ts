/**
 * A table brought to another size, for when the reader adds or removes words: what fits is kept, what is new is filled in.
 *  @param fill value of a new cell at row i, column j
 *  @returns rows × columns numbers
 */
export function resized(
  table: readonly (readonly number[])[],
  rows: number,
  columns: number,
  fill: (i: number, j: number) => number,
): number[][] {
  return Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => table[i]?.[j] ?? fill(i, j)));
}
