/** The learned numbers of a model in one row, as a training sends them from its worker to the page, and the model again. */

import { fromArray, Tensor } from '@/tensor';

/** Every tensor's entries, in the order in which the model lists its tensors. */
export function toNumbers(weights: object): Float32Array {
  const all = tensorsOf(weights);
  const numbers = new Float32Array(all.reduce((sum, { size }) => sum + size, 0));
  let at = 0;
  for (const { data, size } of all) {
    numbers.set(data, at);
    at += size;
  }
  return numbers;
}

/** The same model with other numbers in the place of its own.
 *  @param weights objects and lists of tensors; whatever else they hold is kept
 *  @param numbers as toNumbers() gives them
 *  @param requiresGrad whether it goes on learning; default no, it is to read with
 *  @throws RangeError when there are too few or too many */
export function withNumbers<Weights extends object>(
  weights: Weights,
  numbers: Float32Array,
  { requiresGrad = false }: { requiresGrad?: boolean } = {},
): Weights {
  const count = tensorsOf(weights).reduce((sum, { size }) => sum + size, 0);
  if (numbers.length !== count) throw new RangeError(`${numbers.length} numbers for a model of ${count}`);
  let at = 0;
  const filled = (part: unknown): unknown => {
    if (part instanceof Tensor) {
      const { shape, name, axes } = part;
      return fromArray(numbers.slice(at, (at += part.size)), shape, { name, axes, requiresGrad });
    }
    if (Array.isArray(part)) return part.map(filled);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, filled(inner)]));
  };
  return filled(weights) as Weights;
}

/** As parameters() lists them, but without giving them names. */
const tensorsOf = (part: object): Tensor[] =>
  part instanceof Tensor
    ? [part]
    : Object.values(part).flatMap((inner: unknown) => (typeof inner === 'object' && inner ? tensorsOf(inner) : []));
