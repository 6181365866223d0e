/** Where the three bands of the drawing stand, in px. */
import { plotScale } from '@/viz/plotScale';

const decadesShown = [1, 2, 3, 5, 8, 12, 20, 30, 40, 50];
const atLeast = (needed: number) => decadesShown.find((n) => n >= needed) ?? decadesShown.at(-1)!;

/** Powers of ten around 1, room on both sides, so that a bar that changes sides is seen to do so. */
export function normDomain(norms: readonly number[]): readonly [number, number] {
  const powers = norms.filter((norm) => norm > 0 && norm < Infinity).map((norm) => Math.log10(norm));
  const [down, up] = [atLeast(-Math.min(0, ...powers)), atLeast(Math.max(0, ...powers))];
  const least = norms.includes(Infinity) ? 40 : Math.min(3, Math.max(down, up));
  const bottom = norms.includes(0) && down < 3 ? 3 : down;
  return [10 ** -Math.max(bottom, Math.min(3, least)), 10 ** Math.max(up, least)];
}

export const bands = {
  norms: { top: 20, bottom: 196 },
  slopes: { top: 230, bottom: 256 },
  terms: { top: 290, bottom: 340 },
  /** for the ticks and the name of the axis; more where words stand on it */
  foot: 38,
  wordFoot: 60,
};

/** Of the curve over the radius: the narrowest in which it is seen. Powers whose ticks fall on 1. */
const curveDomains = [
  [1e-3, 1e3],
  [1e-12, 1e3],
  [1e-48, 1e22],
] as const;
export const curveDomain = (norms: readonly number[]) =>
  curveDomains.find(([least, most]) => norms.filter((norm) => norm >= least && norm <= most).length >= 2) ??
  (norms.some((norm) => norm > 0) ? curveDomains[2] : curveDomains[0]);

/** T + 1 columns, t = 0 … T, between left and right. */
export function columns(T: number, left: number, right: number) {
  const step = (right - left) / (T + 1);
  const bar = Math.min(26, Math.max(1, step * 0.72));
  return { step, bar, at: (t: number) => left + (t + 0.5) * step };
}

/** The steps that carry a label. */
export function ticks(T: number, step: number): number[] {
  const every = [1, 2, 5, 10, 20, 25, 50].find((n) => n * step >= 30) ?? 50;
  const all = Array.from({ length: Math.floor(T / every) + 1 }, (_, i) => i * every);
  return T - all.at(-1)! >= every * 0.6 ? [...all, T] : [...all.slice(0, -1), ...(T > 0 ? [T] : all.slice(-1))];
}

export const normScale = (norms: readonly number[]) =>
  plotScale(normDomain(norms), [bands.norms.bottom, bands.norms.top], true, 30);
