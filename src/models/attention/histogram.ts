import type { Tensor } from '@/tensor';

export interface Bin {
  readonly x0: number;
  readonly x1: number;
  readonly count: number;
}

/** Counts in equally wide bins around 0, wide enough for every value.
 *  @param values [n], finite  @returns bins from −r to r with r = max |value| (1 when all are 0) */
export function histogram(values: Tensor, bins: number): Bin[] {
  const reach = values.abs().max().item() || 1;
  const width = (2 * reach) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values.data) counts[Math.min(bins - 1, Math.floor((value + reach) / width))]++;
  return counts.map((count, i) => ({ x0: -reach + i * width, x1: -reach + (i + 1) * width, count }));
}

/** The counts that `samples` draws from a normal distribution would leave in those bins, as a curve.
 *    n · width · exp(−x² / 2σ²) / (σ √2π) */
export function normalCurve(bins: readonly Bin[], variance: number, samples: number, points = 81): [number, number][] {
  const { x0, x1 } = bins[0];
  const scale = (samples * (x1 - x0)) / Math.sqrt(2 * Math.PI * variance);
  return Array.from({ length: points }, (_, i) => {
    const x = x0 + ((bins.at(-1)!.x1 - x0) * i) / (points - 1);
    return [x, scale * Math.exp(-(x ** 2) / (2 * variance))];
  });
}
