/** Formulas over the sizes of a model, in fractions of whole numbers of any length: 4·d is exact, and d/h says what is left over. */
import type { Expression } from '../../autograd/expression';

/** over / under in lowest terms, under > 0. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** Why a formula gives no size, in a few words that go on after "d_ff = 4*d". */
export class NoSize extends Error {}

/** No count of weights is that long, and a power of a power is found out before it fills the memory. */
const mostDigits = 60;
const mostPower = 20;

export const fraction = (over: bigint, under = 1n): Fraction => {
  if (under === 0n) throw new NoSize('divides by 0');
  const shared = greatestDivisor(over, under) * (under < 0n ? -1n : 1n);
  if (String(over / shared).length > mostDigits || String(under / shared).length > mostDigits)
    throw new NoSize(`has a number of more than ${mostDigits} digits`);
  return { over: over / shared, under: under / shared };
};

/** The whole part, rounded down. */
export function wholePart({ over, under }: Fraction): bigint {
  const part = over / under; // BigInt division cuts towards 0
  return over < 0n && over % under !== 0n ? part - 1n : part;
}

/**
 * The exact value of a formula.
 * @param valueOf what a name stands for
 * @throws NoSize where it has none: a division by 0, a function, a power that is not a whole number from 0 to 20
 */
export function evaluate(formula: Expression, valueOf: (name: string) => Fraction): Fraction {
  if (formula.kind === 'number') return ofDecimal(formula.value);
  if (formula.kind === 'name') return valueOf(formula.name);
  const operands = formula.of.map((part) => evaluate(part, valueOf));
  const a = operands[0]!;
  const b = operands[1] ?? a;
  switch (formula.operation) {
    case 'add':
      return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
    case 'sub':
      return fraction(a.over * b.under - b.over * a.under, a.under * b.under);
    case 'mul':
      return fraction(a.over * b.over, a.under * b.under);
    case 'div':
      return fraction(a.over * b.under, a.under * b.over);
    case 'neg':
      return { over: -a.over, under: a.under };
    case 'pow':
      return power(a, b);
    default:
      throw new NoSize(`uses ${formula.operation}, which gives no whole numbers: use + − * / and ^`);
  }
}

function power(base: Fraction, { over, under }: Fraction): Fraction {
  if (under !== 1n || over < 0n || over > mostPower)
    throw new NoSize(`has a power that is not a whole number from 0 to ${mostPower}`);
  let result = fraction(1n);
  for (let i = 0n; i < over; i++) result = fraction(result.over * base.over, result.under * base.under);
  return result;
}

/** A typed decimal as the fraction it is: 2.5 is 5/2. */
function ofDecimal(value: number): Fraction {
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  const decimals = digits.split('.')[1]?.length ?? 0;
  const shift = Number(exponent) - decimals;
  const whole = BigInt(digits.replace('.', ''));
  return shift >= 0 ? fraction(whole * 10n ** BigInt(shift)) : fraction(whole, 10n ** BigInt(-shift));
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

// Formulas of our own, and how any formula is written.

export const name = (name: string): Expression => ({ kind: 'name', name });
export const number = (value: number): Expression => ({ kind: 'number', value });
export const times = (a: Expression, b: Expression): Expression => ({
  kind: 'operation',
  operation: 'mul',
  of: [a, b],
});
export const plus = (a: Expression, b: Expression): Expression => ({ kind: 'operation', operation: 'add', of: [a, b] });

const signs: Partial<Record<string, { sign: string; binds: number }>> = {
  add: { sign: ' + ', binds: 1 },
  sub: { sign: ' - ', binds: 1 },
  mul: { sign: '*', binds: 2 },
  div: { sign: '/', binds: 2 },
  neg: { sign: '-', binds: 2 },
  pow: { sign: '^', binds: 4 },
};

/** As it can be typed again: `2*h_kv*d_k + d`. */
export function written(formula: Expression, within = 0): string {
  if (formula.kind === 'name') return formula.name;
  if (formula.kind === 'number') return formula.value < 0 && within > 0 ? `(${formula.value})` : String(formula.value);
  const { sign, binds } = signs[formula.operation] ?? { sign: '', binds: 0 };
  const [a, b] = formula.of;
  if (binds === 0) return `${formula.operation}(${written(a!)})`;
  const text = b ? `${written(a!, binds === 4 ? 5 : binds)}${sign}${written(b, binds + 1)}` : `-${written(a!, 3)}`;
  return binds < within ? `(${text})` : text;
}
