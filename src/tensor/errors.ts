/** Sentences for what cannot be computed: the function, the shapes with their letters, and what disagrees. */

import type { Shape } from './shape';

/** What an error needs to know of a tensor. */
export interface Labelled {
  readonly shape: Shape;
  readonly name: string;
  readonly axes: readonly string[];
}

/** `Q [T=3, dk=4]`; unnamed axes show their length alone. */
export function show({ shape, name, axes }: Labelled): string {
  const lengths = shape.map((length, axis) => (axes[axis] ? `${axes[axis]}=${length}` : `${length}`));
  return `${name ? `${name} ` : ''}[${lengths.join(', ')}]`;
}

/** `dk is 4 and 5`: the letter of an axis (counted from the end) on which two tensors disagree. */
export function disagreement(a: Labelled, b: Labelled, aFromEnd: number, bFromEnd: number, unnamed: string): string {
  const letterA = a.axes.at(-aFromEnd);
  const letterB = b.axes.at(-bFromEnd);
  const lengthA = a.shape.at(-aFromEnd);
  const lengthB = b.shape.at(-bFromEnd);
  if (letterA && letterB && letterA !== letterB) return `${letterA} is ${lengthA} and ${letterB} is ${lengthB}`;
  return `${letterA || letterB || unnamed} is ${lengthA} and ${lengthB}`;
}

/** @throws RangeError naming the first axis, from the last, on which `a` and `b` cannot broadcast */
export function cannotBroadcast(operation: string, a: Labelled, b: Labelled): never {
  const shorter = Math.min(a.shape.length, b.shape.length);
  let fromEnd = 1;
  const fits = (m: number, n: number) => m === n || m === 1 || n === 1;
  while (fromEnd < shorter && fits(a.shape.at(-fromEnd)!, b.shape.at(-fromEnd)!)) fromEnd++;
  const unnamed = `axis −${fromEnd}`;
  throw new RangeError(`${operation}: ${show(a)} and ${show(b)}: ${disagreement(a, b, fromEnd, fromEnd, unnamed)}`);
}

/** The axis meant by `dim`, negative counting from the end.
 *  @throws RangeError when x has no such axis */
export function axisOf(operation: string, x: Labelled, dim: number, extra = 0): number {
  const ndim = x.shape.length + extra;
  const axis = dim < 0 ? dim + ndim : dim;
  if (!Number.isInteger(axis) || axis < 0 || axis >= ndim)
    throw new RangeError(`${operation}: ${show(x)} has ${ndim} axes, no axis ${dim}`);
  return axis;
}

/** The axes meant by `dim`: none given means all.
 *  @throws RangeError when x has no such axis, or one is given twice */
export function axesOf(operation: string, x: Labelled, dim?: number | readonly number[]): number[] {
  if (dim === undefined) return x.shape.map((_, axis) => axis);
  const axes = (typeof dim === 'number' ? [dim] : dim).map((one) => axisOf(operation, x, one));
  if (new Set(axes).size < axes.length) throw new RangeError(`${operation}: axis given twice in [${axes.join(', ')}]`);
  return axes;
}
