/** A large grid of colours as a few paths: one for each shade, so that ten thousand cells are drawn in a page and not as ten thousand marks. */
import { colour } from '@/viz/ramp';

/** Shades on either side of zero. */
const shades = 20;

export interface Shade {
  fill: string;
  /** in cells: runs of equal shade, one cell high */
  d: string;
}

/** @param values line by line  @param full |value| of full colour; values of no finite size are left out */
export function shadesOf(values: ArrayLike<number>, columns: number, full: number): Shade[] {
  const paths = new Map<number, string[]>();
  const scale = full > 0 ? shades / full : 0;
  const shadeAt = (at: number) =>
    Number.isFinite(values[at]) ? Math.max(-shades, Math.min(shades, Math.round(values[at]! * scale))) : undefined;
  for (let row = 0; row * columns < values.length; row++)
    for (let from = 0; from < columns;) {
      const start = row * columns;
      const shade = shadeAt(start + from);
      let to = from + 1;
      while (to < columns && shadeAt(start + to) === shade) to++;
      if (shade !== undefined) {
        const path = paths.get(shade);
        const run = `M${from} ${row}h${to - from}`;
        if (path) path.push(run);
        else paths.set(shade, [run]);
      }
      from = to;
    }
  return [...paths]
    .sort(([a], [b]) => a - b)
    .map(([shade, runs]) => ({ fill: colour(shade, shades, 'signed'), d: runs.join('') }));
}

/** Ticks at round numbers, at least `least` px apart. */
export function roundTicks(count: number, px: number, least: number): number[] {
  const every = [1, 2, 5, 10, 20, 50, 100].find((step) => (step * px) / count >= least) ?? count;
  return Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every);
}

/** `most` of `count` things, evenly, the first and the last among them. */
export function evenly(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}
