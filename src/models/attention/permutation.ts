/** Orders of n things, as lists: order[i] is which thing stands at place i. */
import { rng, tensor, type Tensor } from '@/tensor';

/** The permutation of 0…n−1 nearest to what was asked for: known places first, each once, then whoever is left, in order. */
export function permutationOf(asked: readonly number[], n: number): number[] {
  const kept = asked.filter((i) => Number.isInteger(i) && i >= 0 && i < n);
  return [...new Set([...kept, ...Array.from({ length: n }, (_, i) => i)])];
}

/** The thing at place `from` taken out and put in again at place `to`. */
export function moved(order: readonly number[], from: number, to: number): number[] {
  const rest = order.filter((_, place) => place !== from);
  return [...rest.slice(0, to), order[from]!, ...rest.slice(to)];
}

/** Another order, drawn from a seed that is this order, so that shuffling again and again goes on and can be repeated. */
export function shuffled(order: readonly number[]): number[] {
  if (order.length < 2) return [...order];
  const draw = rng(`shuffle ${order.join()}`);
  for (let attempt = 0; attempt < 20; attempt++) {
    const next = draw.permutation(order.length);
    if (next.some((thing, place) => thing !== order[place])) return next;
  }
  return [...order].reverse();
}

/** P with P[i, order[i]] = 1: P·X holds the rows of X in this order.   @returns [n, n] */
export function permutationMatrix(order: readonly number[]): Tensor {
  const rows = order.map((thing) => order.map((_, column) => (column === thing ? 1 : 0)));
  return tensor(rows, { name: 'P' });
}
