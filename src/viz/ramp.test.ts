import { expect, test } from 'vitest';
import { colour, colourOn, fullness, largest } from './ramp';

/** The ramps' ends, as in tokens.css: [theme, value of full colour, near end, far end]. */
const ramps = [
  ['light', 'weight', 1, '#f3eefb', '#432a86'],
  ['dark', 'weight', 1, '#221f2e', '#cdbcff'],
  ['light', 'signed', 1, '#f4f1ea', '#0a62a0'],
  ['dark', 'signed', 1, '#24262d', '#6bb6ee'],
  ['light', 'signed', -1, '#f4f1ea', '#b04a00'],
  ['dark', 'signed', -1, '#24262d', '#f2a15c'],
] as const;

test.each(ramps)(
  'a number is legible (AA, 4.5 to 1) on every shade: %s, %s towards %d',
  (theme, ramp, end, near, far) => {
    for (let share = 0; share <= 1; share += 0.005) {
      const fill = luminance(mix(oklab(near), oklab(far), share));
      const [, onLight = '', onDark = ''] = /light-dark\((\w+), (\w+)\)/.exec(colourOn(end * share, 1, ramp)) ?? [];
      const ink = (theme === 'light' ? onLight : onDark) === 'white' ? 1 : 0;
      const contrast = (Math.max(fill, ink) + 0.05) / (Math.min(fill, ink) + 0.05);
      expect(contrast, `at ${share.toFixed(3)}`).toBeGreaterThanOrEqual(4.5);
    }
  },
);

test('colour says the sign and the size, and survives values that do not exist', () => {
  expect(colour(-0.5, 1, 'signed')).toBe('color-mix(in oklab, var(--negative) 50.0%, var(--zero))');
  expect(colour(2, 1, 'weight')).toContain('100.0%');
  expect(colour(NaN, 1, 'weight')).toContain('0.0%');
  expect(fullness(-Infinity, 3)).toBe(1);
});

test('full colour is the largest finite size, never zero', () => {
  expect(
    largest([
      [1, -4],
      [-Infinity, NaN],
    ]),
  ).toBe(4);
  expect(largest([[0]])).toBe(1);
});

type Triple = [number, number, number];

function oklab(hex: string): Triple {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function mix(a: Triple, b: Triple, share: number): Triple {
  return a.map((x, i) => x + (b[i]! - x) * share) as Triple;
}

/** WCAG relative luminance of an oklab colour. */
function luminance([L, a, b]: Triple): number {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (x: number) => Math.min(1, Math.max(0, x));
  return (
    0.2126 * clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    0.7152 * clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    0.0722 * clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}
