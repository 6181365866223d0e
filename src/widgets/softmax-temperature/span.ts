/** What the picture of the logits spans: whole numbers, at least eight of them, with room to drag on either side. Logits far from 0 are
 *  shown where they are, without the long way down to 0. */
export function spanOf(logits: readonly number[]): readonly [number, number] {
  const finite = logits.filter(Number.isFinite);
  if (!finite.length) return [-3, 5];
  const lo = Math.floor(Math.min(...finite)) - 1;
  const hi = Math.ceil(Math.max(...finite)) + 1;
  const isNearZero = lo > -100 && hi < 100;
  const from = isNearZero ? Math.min(-3, lo) : lo;
  return [from, Math.max(from + 8, hi)];
}

/** Three numbers for the axis: its ends less a margin, and what lies between; 0 when it is among them. */
export function ticksOf([lo, hi]: readonly [number, number]): number[] {
  const step = Math.max(1, Math.round((hi - lo) / 4));
  const first = Math.ceil((lo + 0.5) / step) * step;
  return Array.from({ length: Math.floor((hi - 0.5 - first) / step) + 1 }, (_, k) => first + k * step);
}
