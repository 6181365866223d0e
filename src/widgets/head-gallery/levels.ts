/** A map of weights as a few paths, one a shade: sixteen maps of 128 tokens would be more cells than a page can hold. */

/** Shades of a map, from nothing to full. */
const shades = 10;

export interface Level {
  /** 0 … 1 */
  readonly shade: number;
  /** unit squares, x = column, y = row; with `transpose` the other way round */
  readonly d: string;
}

/** @param rows row i has weights for 0 … i; beyond is hidden */
export function levelsOf(rows: readonly (readonly number[])[], transpose = false): Level[] {
  const paths = Array.from({ length: shades + 1 }, () => '');
  rows.forEach((row, i) => {
    // neighbours of one shade are one box
    for (let j = 0; j <= i;) {
      const level = Math.round(Math.min(1, row[j]) * shades);
      let end = j + 1;
      while (end <= i && Math.round(Math.min(1, row[end]) * shades) === level) end++;
      paths[level] += transpose ? `M${i} ${j}h1v${end - j}h-1z` : `M${j} ${i}h${end - j}v1h${j - end}z`;
      j = end;
    }
  });
  return paths.flatMap((d, level) => (d ? [{ shade: level / shades, d }] : []));
}
