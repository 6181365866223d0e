import { scaleLinear, scaleLog } from 'd3';

/** A linear or logarithmic scale, with the ticks that fit at one label a `spacing` px. */
export function plotScale(
  domain: readonly [number, number],
  range: readonly [number, number],
  log: boolean,
  spacing: number,
) {
  const scale = log ? scaleLog([...domain], [...range]) : scaleLinear([...domain], [...range]);
  const count = Math.max(2, Math.floor(Math.abs(range[1] - range[0]) / spacing));
  return { scale, ticks: log ? logTicks(domain, count) : scaleLinear([...domain], [...range]).ticks(count) };
}

/** Powers of ten, thinned to `count`; within less than two decades, ordinary ticks. */
function logTicks([lo, hi]: readonly [number, number], count: number): number[] {
  const first = Math.ceil(Math.log10(lo) - 1e-9);
  const last = Math.floor(Math.log10(hi) + 1e-9);
  if (last - first < 1)
    return scaleLog([lo, hi], [0, 1])
      .ticks(count)
      .filter((_, i, all) => i % Math.ceil(all.length / count) === 0);
  const every = Math.ceil((last - first + 1) / count);
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, k) => Number(`1e${first + k * every}`));
}

/** The least and the largest finite value (above 0 on a log scale), opened a little when they are the same. */
export function domainOf(values: readonly number[], log: boolean): [number, number] {
  let lo = Infinity;
  let hi = -Infinity;
  for (const x of values) {
    if (!Number.isFinite(x) || (log && x <= 0)) continue;
    lo = Math.min(lo, x);
    hi = Math.max(hi, x);
  }
  if (lo > hi) return log ? [1, 10] : [0, 1];
  if (lo < hi) return [lo, hi];
  return log ? [lo / 2, lo * 2] : [lo - (Math.abs(lo) || 1) / 2, lo + (Math.abs(lo) || 1) / 2];
}

/** Moves labels, given by their heights, apart by `gap` px, keeping their order and staying in [top, bottom]. */
export function spread(heights: readonly number[], gap: number, [top, bottom]: readonly [number, number]): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]!);
  const placed = [...heights];
  order.forEach((i, k) => (placed[i] = Math.max(placed[i]!, k ? placed[order[k - 1]!]! + gap : top)));
  order.reverse().forEach((i, k) => (placed[i] = Math.min(placed[i]!, k ? placed[order[k - 1]!]! - gap : bottom)));
  return placed;
}
