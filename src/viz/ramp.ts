/** Colours of computed cells, mixed by the browser from the roles of tokens.css, so that one drawing serves light and dark. */

export type Ramp = 'weight' | 'signed';

/** How full the colour of `value` is: 0…1. */
export function fullness(value: number, max: number): number {
  if (Number.isNaN(value)) return 0;
  const share = max > 0 ? Math.min(1, Math.abs(value) / max) : 0;
  return Number.isNaN(share) ? 1 : share; // ∞/∞ is as full as it gets
}

/** CSS colour of a cell. `weight` runs 0…max in one hue; `signed` runs −max…0…max in two. */
export function colour(value: number, max: number, ramp: Ramp): string {
  const share = `${(fullness(ramp === 'weight' ? Math.max(0, value) : value, max) * 100).toFixed(1)}%`;
  if (ramp === 'weight') return `color-mix(in oklab, var(--weight-1) ${share}, var(--weight-0))`;
  return `color-mix(in oklab, var(${value < 0 ? '--negative' : '--positive'}) ${share}, var(--zero))`;
}

/** Past this share the fill is too dark for black (light theme) or too light for white (dark theme). `ramp.test.ts` holds these to AA. */
const turn = {
  weight: { light: 0.66, dark: 0.55 },
  positive: { light: 0.83, dark: 0.61 },
  negative: { light: 0.9, dark: 0.6 },
};

/** CSS colour of a number written on that cell. Pure black and white: between ink and paper some middle shades would fall short of AA. */
export function colourOn(value: number, max: number, ramp: Ramp): string {
  const share = fullness(ramp === 'weight' ? Math.max(0, value) : value, max);
  const at = turn[ramp === 'weight' ? 'weight' : value < 0 ? 'negative' : 'positive'];
  return `light-dark(${share > at.light ? 'white' : 'black'}, ${share > at.dark ? 'black' : 'white'})`;
}

/** The largest finite |value|, or 1: the value of full colour when none is given. */
export function largest(values: readonly (readonly number[])[]): number {
  let most = 0;
  for (const row of values) for (const x of row) if (Number.isFinite(x)) most = Math.max(most, Math.abs(x));
  return most || 1;
}
