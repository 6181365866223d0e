/** How a formula is set: where brackets stand, and which terms of a long sum are written out. */
import type { Formula } from '@/tensor';

/** `zeros`: the terms left out are all 0. */
export type Part<T> = { kind: 'term'; term: T } | { kind: 'more'; count: number; zeros: boolean };

/** The first `head` terms, how many are left out, and the last one; all of them when that saves nothing.
 *  Where few terms are not 0, as in the product with a one-hot vector, these are what is written out. */
export function condense<T>(terms: readonly T[], head: number, isZero: (term: T) => boolean = () => false): Part<T>[] {
  const whole = (list: readonly T[]) => list.map((term) => ({ kind: 'term', term }) as const);
  if (terms.length <= head + 2) return whole(terms);
  const telling = terms.filter((term) => !isZero(term));
  if (telling.length > 0 && telling.length <= head && terms.length - telling.length > 1)
    return [...whole(telling), { kind: 'more', count: terms.length - telling.length, zeros: true }];
  return [
    ...whole(terms.slice(0, head)),
    { kind: 'more', count: terms.length - head - 1, zeros: false },
    ...whole(terms.slice(-1)),
  ];
}

export type Place = 'alone' | 'first' | 'later' | 'factor' | 'subtracted' | 'base';

/** Whether `formula`, at this place of a larger one, must stand in brackets. `value` is its value when it is a plain number. */
export function needsBrackets(formula: Formula, place: Place, value: number | undefined): boolean {
  const startsWithMinus = (value !== undefined && value < 0) || isNegation(formula);
  const isSum = formula.kind === 'sum' || formula.kind === 'difference';
  switch (place) {
    case 'alone':
    case 'first':
      return false;
    case 'later':
      return startsWithMinus;
    case 'subtracted':
    case 'factor':
      return startsWithMinus || isSum;
    case 'base':
      return startsWithMinus || (formula.kind !== 'operand' && formula.kind !== 'number' && formula.kind !== 'call');
  }
}

/** (−1)·x is written −x. */
export function isNegation(formula: Formula): boolean {
  const first = formula.kind === 'product' ? formula.of[0] : undefined;
  return first?.kind === 'number' && first.value === -1;
}

/** Functions written between their two arguments. */
export const isInfix = (name: string) => /^[<>=≤≥]$/.test(name);
