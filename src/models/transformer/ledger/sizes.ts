/** The sizes a Transformer is built from, each a number or a formula over the others: d_ff = 4*d, d_k = d/h. */
import type { Expression } from '../../autograd/expression';
import { evaluate, fraction, NoSize, wholePart, type Fraction } from './formula';

export const sizeNames = ['V', 'n', 'd', 'h', 'h_kv', 'd_k', 'd_ff', 'N'] as const;
export type SizeName = (typeof sizeNames)[number];
export type Sizes = Readonly<Record<SizeName, bigint>>;

/** More than any model has, and still few enough digits for a ledger. */
export const mostSize = 10_000_000n;

export interface Size {
  readonly name: SizeName;
  /** What is counted with: the whole part of the formula, or, where that has none, what stands in for it. */
  readonly value: bigint;
  /** What the formula gives, where it is no whole number. */
  readonly uneven?: Fraction;
  /** Why the formula could not be used, going on after its name. */
  readonly problem?: string;
}

/**
 * Every size in whole numbers. A formula may use the other sizes, in any order, but not go in a circle.
 * @param instead counted with where a formula gives no size
 */
export function resolveSizes(
  formulas: Readonly<Record<SizeName, Expression>>,
  instead: Sizes,
): Readonly<Record<SizeName, Size>> {
  const known = new Map<SizeName, Size>();
  const open: SizeName[] = [];

  function find(name: SizeName): Size {
    const found = known.get(name);
    if (found) return found;
    if (open.includes(name)) throw new NoSize(`goes in a circle: ${[...open.slice(open.indexOf(name)), name].join(' needs ')}`); // prettier-ignore
    open.push(name);
    const size = { name, ...read(formulas[name], (other) => fraction(find(other as SizeName).value), instead[name]) };
    open.pop();
    known.set(name, size);
    return size;
  }
  return Object.fromEntries(sizeNames.map((name) => [name, find(name)])) as Record<SizeName, Size>;
}

/** A formula as a whole number from 0 to the most a size can be; rounded down, which is told. */
export function read(
  formula: Expression,
  valueOf: (name: string) => Fraction,
  instead: bigint,
): { value: bigint; uneven?: Fraction; problem?: string } {
  try {
    const exact = evaluate(formula, valueOf);
    const value = wholePart(exact);
    if (value < 0n) throw new NoSize('is below 0');
    if (value > mostSize) throw new NoSize(`is more than ${mostSize.toLocaleString('en-US')}`);
    return exact.under === 1n ? { value } : { value, uneven: exact };
  } catch (error) {
    if (error instanceof NoSize) return { value: instead, problem: error.message };
    throw error;
  }
}

/** How h heads share d columns: what each gets, what no head gets, and the numbers of heads near h that would do. */
export function shareOut(d: bigint, h: bigint): { each: bigint; over: bigint; better: bigint[] } {
  if (h === 0n || d === 0n) return { each: 0n, over: d, better: [] };
  const divides = (x: bigint) => x > 0n && d % x === 0n;
  const below = nearest(h, -1n, divides);
  const above = h < d ? nearest(h, 1n, divides) : undefined;
  return { each: d / h, over: d % h, better: [below, above].filter((x) => x !== undefined) };
}

/** Divisors of d lie close together; a search of 5,000 steps that finds none has nothing worth saying. */
function nearest(from: bigint, step: bigint, fits: (x: bigint) => boolean): bigint | undefined {
  for (let x = from + step, tries = 0; x > 0n && tries < 5000; x += step, tries++) if (fits(x)) return x;
  return undefined;
}

/**
 * A size near the one wanted that goes with the others: d a multiple of h, h a divisor of d, h_kv a divisor of h.
 * A move always moves, in its own direction, if there is anywhere to go.
 */
export function fitting(name: SizeName, wanted: bigint, { d, h, h_kv, ...rest }: Sizes): bigint {
  const before = { d, h, h_kv, ...rest }[name];
  const fits: Partial<Record<SizeName, (x: bigint) => boolean>> = {
    d: (x) => h > 0n && x % h === 0n,
    h: (x) => d % x === 0n,
    h_kv: (x) => h % x === 0n,
  };
  const does = fits[name];
  if (!does) return wanted;
  const onward = (x: bigint) => (wanted > before ? x > before : x < before);
  for (let away = 0n; away < 5000n; away++)
    for (const x of [wanted + away, wanted - away]) if (x > 0n && x <= mostSize && does(x) && onward(x)) return x;
  return before;
}
