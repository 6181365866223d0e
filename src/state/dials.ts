/**
 * A dial is one thing a reader can turn. A figure declares its dials in one table (`params.ts`); the controls, the link, the fuzz test and the
 * checks of chapter props all read that table, so nothing about a dial is said twice.
 */

/** What every dial has, whatever it holds. (Methods, so that a dial of one kind of value still is a dial.) */
export interface Dial<T> {
  readonly kind: 'num' | 'oneOf' | 'flag' | 'text' | 'matrix';
  /** In words, as the reader sees it. */
  readonly label: string;
  readonly initial: T;
  /** Turned in the drawing itself (a dragged point, a painted cell): the frame draws no control for it. */
  readonly inPicture: boolean;
  /** A legal value as near to `value` as can be, or undefined when it is not even of the right kind. */
  check(value: unknown): T | undefined;
  /** Short text for a link; `decode(encode(x))` is x for every legal x (numbers to six significant digits). */
  encode(value: T): string;
  /** Undefined when the text is not a value of this dial; out-of-range numbers are clamped by `check`. */
  decode(text: string): T | undefined;
}

export interface NumDial extends Dial<number> {
  readonly kind: 'num';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Slider positions are spaced by ratio, not by difference. */
  readonly log: boolean;
  /** Shown after the number, for instance '%'. */
  readonly unit: string;
}
export interface OneOfDial<K extends string = string> extends Dial<K> {
  readonly kind: 'oneOf';
  /** Value → words the reader sees. */
  readonly options: Readonly<Record<K, string>>;
}
export interface FlagDial extends Dial<boolean> {
  readonly kind: 'flag';
}
export interface TextDial extends Dial<string> {
  readonly kind: 'text';
  readonly maxLength: number;
  readonly multiline: boolean;
  /** A text file can be dropped, pasted or chosen: `maxLength` is then in the order of a book, and a link leaves a long text out. */
  readonly files: boolean;
}
export interface MatrixDial extends Dial<number[][]> {
  readonly kind: 'matrix';
  readonly min: number;
  readonly max: number;
  readonly maxRows: number;
  readonly maxCols: number;
}
export type AnyDial = NumDial | OneOfDial | FlagDial | TextDial | MatrixDial;
export type DialTable = Readonly<Record<string, AnyDial>>;
/** The state of a figure: one legal value a dial. */
export type StateOf<D extends DialTable> = { [K in keyof D]: D[K]['initial'] };

interface Common {
  inPicture?: boolean;
}

/** A number in [min, max]. `step` is the slider's tick; a link or a typed number may lie between ticks unless step is whole and min is whole. */
export function num(
  label: string,
  initial: number,
  [min, max]: readonly [number, number],
  step: number,
  { log = false, unit = '', inPicture = false }: Common & { log?: boolean; unit?: string } = {},
): NumDial {
  const whole = Number.isInteger(step) && Number.isInteger(min);
  const check = (value: unknown): number | undefined => {
    if (typeof value !== 'number' || Number.isNaN(value)) return undefined;
    const inside = Math.min(max, Math.max(min, value));
    return whole ? Math.round(inside) : inside;
  };
  return {
    kind: 'num',
    label,
    initial,
    min,
    max,
    step,
    log,
    unit,
    inPicture,
    check,
    encode: shortNumber,
    decode: readNumber(check),
  };
}

/** One of a few named values: `oneOf('Mask', 'causal', { causal: 'causal', none: 'no mask' })`. */
export function oneOf<K extends string>(
  label: string,
  initial: NoInfer<K>,
  options: Record<K, string>,
  { inPicture = false }: Common = {},
): OneOfDial<K> {
  const check = (value: unknown): K | undefined =>
    typeof value === 'string' && Object.hasOwn(options, value) ? (value as K) : undefined;
  return { kind: 'oneOf', label, initial, options, inPicture, check, encode: (value) => value, decode: check };
}

export function flag(label: string, initial: boolean, { inPicture = false }: Common = {}): FlagDial {
  const check = (value: unknown) => (typeof value === 'boolean' ? value : undefined);
  const decode = (text: string) => (text === '1' ? true : text === '0' ? false : undefined);
  return { kind: 'flag', label, initial, inPicture, check, encode: (value) => (value ? '1' : '0'), decode };
}

/** The reader's own words, at most `maxLength` UTF-16 units, never split inside a character. */
export function text(
  label: string,
  initial: string,
  maxLength: number,
  { multiline = false, files = false, inPicture = false }: Common & { multiline?: boolean; files?: boolean } = {},
): TextDial {
  const check = (value: unknown) => (typeof value === 'string' ? cut(value.toWellFormed(), maxLength) : undefined);
  const decode = (encoded: string) => {
    try {
      return check(decodeURIComponent(encoded));
    } catch {
      return undefined; // a broken %-sequence
    }
  };
  return {
    kind: 'text',
    label,
    initial,
    maxLength,
    multiline,
    files,
    inPicture,
    check,
    encode: encodeURIComponent,
    decode,
  };
}

/** Rows of numbers, all rows equally long; in a link `1,2|3,4`. */
export function matrix(
  label: string,
  initial: number[][],
  {
    min = -100,
    max = 100,
    maxRows = 16,
    maxCols = 16,
    inPicture = true,
  }: Common & { min?: number; max?: number; maxRows?: number; maxCols?: number } = {},
): MatrixDial {
  const check = (value: unknown): number[][] | undefined => {
    if (!Array.isArray(value)) return undefined;
    const rows = value
      .slice(0, maxRows)
      .map((row: unknown) => (Array.isArray(row) ? row.slice(0, maxCols) : undefined));
    const width = rows[0]?.length;
    const legal = rows.every(
      (row) => row?.length === width && row?.every((x) => typeof x === 'number' && !Number.isNaN(x)),
    );
    return legal ? (rows as number[][]).map((row) => row.map((x) => Math.min(max, Math.max(min, x)))) : undefined;
  };
  const encode = (value: number[][]) => value.map((row) => row.map(shortNumber).join(',')).join('|');
  const decode = (encoded: string) =>
    encoded === '' ? check([]) : check(encoded.split('|').map((row) => row.split(',').map(toNumber)));
  return { kind: 'matrix', label, initial, min, max, maxRows, maxCols, inPicture, check, encode, decode };
}

/** Where there is randomness there is a seed: the same seed gives the same draws to a whole class. */
export const seed = (initial = 1) => num('Seed', initial, [0, 9999], 1);

/** Which way attention matrices lie on the page. Turning it transposes the view and nothing else. */
export const view = () => oneOf('View', 'rows', { rows: 'rows = queries', columns: 'columns = queries' });

const shortNumber = (value: number) => String(Number(value.toPrecision(6)));
// '' and ' ' are 0 to Number(): not to us.
const toNumber = (text: string) => (text.trim() === '' ? NaN : Number(text));
const readNumber = (check: (value: unknown) => number | undefined) => (text: string) => check(toNumber(text));

function cut(value: string, maxLength: number): string {
  if (value.length <= maxLength) return value;
  const splitsPair = /[\uD800-\uDBFF]/.test(value[maxLength - 1] ?? '');
  return value.slice(0, splitsPair ? maxLength - 1 : maxLength);
}
