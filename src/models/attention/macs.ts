/**
 * Multiply-adds of making one output from N values, with the value matrix whole or as two thin factors.
 *    whole  W_V        [d, d]              project N·d²     mix N·d
 *    thin   W↓ · W↑    [d, r] · [r, d]     project N·d·r    mix N·r    then up r·d
 * The values are mixed while they are thin, so the way up is walked once and not N times.
 * Source: 3Blue1Brown, chapter 6 (the thin factors); the counts are ours.   Leaves out: scores and softmax, the same both ways.
 */

export interface ValueSizes {
  /** values mixed for one query */
  readonly N: number;
  readonly d: number;
  readonly r: number;
}
/** `mixing` starts with the values at hand; `full` also counts making them. */
export type Counting = 'mixing' | 'full';
export interface Cost {
  readonly whole: number;
  readonly thin: number;
}

/** Exact whole numbers while N·d² < 2⁵³. */
export function valueCost({ N, d, r }: ValueSizes, counting: Counting): Cost {
  const mixing = { whole: N * d, thin: N * r + r * d };
  return counting === 'mixing' ? mixing : { whole: N * d * d + mixing.whole, thin: N * d * r + mixing.thin };
}

/** Numbers learned: d² whole, 2·d·r thin. */
export const valueParameters = ({ d, r }: ValueSizes): Cost => ({ whole: d * d, thin: 2 * d * r });

/** The N at which both ways cost the same; above it thin is cheaper. Undefined when thin never catches up (r = d). */
export function breakEven({ d, r }: ValueSizes, counting: Counting): number | undefined {
  const savedPerValue = counting === 'mixing' ? d - r : (d + 1) * (d - r);
  return savedPerValue > 0 ? (r * d) / savedPerValue : undefined;
}

/** Both costs at about `count` whole numbers N, evenly spaced by ratio from 1 to `most`. */
export function costCurves(sizes: ValueSizes, counting: Counting, most: number, count = 40): (Cost & { N: number })[] {
  const along = Array.from({ length: count }, (_, i) => Math.round(most ** (i / (count - 1))));
  return [...new Set(along)].map((N) => ({ N, ...valueCost({ ...sizes, N }, counting) }));
}
