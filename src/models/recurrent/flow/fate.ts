/** What became of a gradient on its way back to the first step, as numbers of 32 bits tell it. */

import type { Flow } from './gradientFlow';

export type Fate =
  | { kind: 'arrived' }
  /** larger than 3.4 · 10³⁸ from step t down */
  | { kind: 'overflowed'; step: number }
  /** 0 from step t down, because every slope of the step after it is 0 */
  | { kind: 'stopped'; step: number }
  /** 0 from step t down, because the numbers are smaller than 1.4 · 10⁻⁴⁵ */
  | { kind: 'underflowed'; step: number };

export function fate({ norms, slopes }: Pick<Flow, 'norms' | 'slopes'>): Fate {
  const over = norms.lastIndexOf(Infinity);
  if (over >= 0) return { kind: 'overflowed', step: over };
  const step = norms.lastIndexOf(0);
  if (step < 0 || norms[0] > 0) return { kind: 'arrived' };
  return { kind: slopes[step]?.most === 0 ? 'stopped' : 'underflowed', step };
}

/** The share that the last `count` of the terms have in the sum of their lengths; undefined where that has no value. */
export function shareOfLast(terms: readonly number[], count: number): number | undefined {
  const sum = (some: readonly number[]) => some.reduce((total, term) => total + term, 0);
  const all = sum(terms);
  return all > 0 && Number.isFinite(all) ? sum(terms.slice(-count)) / all : undefined;
}

/** How many times as much; undefined where one of the two has no value. */
export const ratio = (large: number, small: number): number | undefined =>
  small > 0 && Number.isFinite(large) ? large / small : undefined;
