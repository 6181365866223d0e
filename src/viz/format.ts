/** Numbers as the page shows them: three significant digits, a real minus sign, −∞ as −∞, and nothing at all for a value that does not exist. */

const minus = (text: string) => text.replace('-', '\u2212');
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number for reading: `format(0.93731)` is "0.937", `format(4)` is "4", `format(-Infinity)` is "−∞", `format(NaN)` is "". */
export function format(x: number, digits = 3): string {
  if (Number.isNaN(x)) return '';
  if (x === Infinity) return '∞';
  if (x === -Infinity) return '\u2212∞';
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size >= 1e7 || size < 1e-4) return scientific(x, digits);
  const rounded = Number(x.toPrecision(digits));
  // An exact value needs no trailing zeros: 0.5, but 0.500 for 0.5003.
  if (isSame(rounded, x)) return minus(String(rounded));
  return minus(size >= 10 ** (digits - 1) ? x.toFixed(0) : x.toPrecision(digits));
}

/** The full value: the shortest decimal that is this number, as a float32 where it is one. */
export function formatExact(x: number): string {
  if (!Number.isFinite(x) || x === 0) return format(x);
  if (Math.fround(x) !== x) return minus(String(x));
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(x.toPrecision(digits));
    if (Math.fround(short) === x) return minus(String(short));
  }
  return minus(String(Number(x.toPrecision(9))));
}

/** What a mark of a number carries as `data-value`: the number itself, −∞ as it is written, nothing for a value that does not exist. */
export function dataValue(x: number): number | string | undefined {
  return Number.isFinite(x) ? x : format(x) || undefined;
}

/** A number as a reader may type it: no powers in superscript. */
export function formatTyped(x: number, digits = 4): string {
  return Number.isFinite(x) ? minus(String(Number(x.toPrecision(digits)))) : format(x);
}

/** A number with a fixed count of decimals, so that a column of them lines up. */
export function formatFixed(x: number, decimals: number): string {
  if (!Number.isFinite(x) || Math.abs(x) >= 1e7) return format(x);
  const text = x.toFixed(decimals);
  return minus(Number(text) === 0 ? text.replace('-', '') : text);
}

/** The same, but a number too small for these decimals says so: "<0.001", and only 0 is "0". */
export function formatAbove(x: number, decimals: number): string {
  if (x === 0) return '0';
  const least = 10 ** -decimals;
  if (!(Math.abs(x) < least / 2)) return formatFixed(x, decimals);
  return x > 0 ? `<${least.toFixed(decimals)}` : `>${minus((-least).toFixed(decimals))}`;
}

/** The decimals a column needs to show all its numbers exactly, at most `most`, and fewer where numbers are large. */
export function decimalsFor(values: readonly number[], most: number): number {
  let largest = 0;
  let needed = 0;
  for (const x of values) {
    if (!Number.isFinite(x)) continue;
    largest = Math.max(largest, Math.abs(x));
    while (needed < most && !isSame(Number(x.toFixed(needed)), x)) needed++;
  }
  const room = largest >= 1000 ? 0 : largest >= 100 ? 1 : largest >= 10 ? 2 : most;
  return Math.min(needed, room);
}

/** A share of one: `percent(0.937)` is "93.7%". */
export function percent(x: number): string {
  return Number.isNaN(x) ? '' : `${minus((x * 100).toFixed(Math.abs(x) < 0.9995 && x !== 0 ? 1 : 0))}%`;
}

/** A number short enough for a cell: ".87", "1", "0", "−1.4", "12". */
export function formatCell(x: number, decimals = 2): string {
  if (!Number.isFinite(x)) return format(x);
  const size = Math.abs(x);
  if (size >= 99_999.5) return minus(x.toExponential(0).replace('e+', 'e'));
  if (size >= 9.95) return minus(x.toFixed(0));
  if (size >= 1 - 0.5 * 10 ** -decimals)
    return minus(Number.isInteger(x) ? String(x) : x.toFixed(1).replace(/^(-?1)\.0$/, '$1'));
  const text = x.toFixed(decimals);
  return Number(text) === 0 ? '0' : minus(text.replace(/^(-?)0(?=\.)/, '$1'));
}

function scientific(x: number, digits: number): string {
  const [mantissa = '', exponent = ''] = x.toExponential(digits - 1).split('e');
  const power = [...exponent.replace('+', '')].map((c) => (c === '-' ? '⁻' : superscripts[Number(c)])).join('');
  return `${minus(mantissa.replace(/\.?0+$/, ''))}×10${power}`;
}

/** Equal as the engine stores numbers: 0.1 is 0.1 though float32 holds 0.100000001490116. */
function isSame(rounded: number, x: number): boolean {
  return rounded === x || (Math.fround(x) === x && Math.fround(rounded) === x);
}
