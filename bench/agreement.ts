/** Do all engines compute the same? */

/** The engines whose answer is further than `tolerance` (relative above 1, absolute below) from the middle of all answers,
 *  entry by entry, as far as the shortest answer goes; or has a NaN. */
export function disagreeing(answers: Readonly<Record<string, Float32Array>>, tolerance = 1e-3): string[] {
  const all = Object.values(answers);
  if (all.length === 0) return [];
  const length = Math.min(...all.map((answer) => answer.length));
  const middle = Float32Array.from({ length }, (_, i) =>
    median(all.map((answer) => answer[i]).filter((value) => !Number.isNaN(value))),
  );
  return Object.entries(answers)
    .filter(
      ([, answer]) =>
        !middle.every((value, i) => Math.abs(answer[i] - value) <= tolerance * Math.max(1, Math.abs(value))),
    )
    .map(([name]) => name);
}

/** The middle of the sorted values, the mean of the two middle ones when their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
}
