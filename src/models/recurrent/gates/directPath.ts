/** How much of a change of the state at step t is left at step T.
 *    direct path  ∏ f_s, s = t+1 … T      all paths  ∂c_T / ∂c_t, which adds the way through h and the gates
 *  For a GRU and a cell with one gate, z takes the place of f and h that of c.
 *  Source: gers2000, whose forget gate makes the factor 1 of hochreiter1997 a learned one. */

import { fromArray, type Tensor } from '@/tensor';

/** @param keeps f_1 … f_T
 *  @returns T numbers, the last of them 1: nothing comes after it */
export function directPath(keeps: readonly number[]): number[] {
  const left = keeps.map(() => 1);
  for (let t = keeps.length - 2; t >= 0; t--) left[t] = left[t + 1] * keeps[t + 1];
  return left;
}

/** Along every path, by going back through the tape once.
 *  @param states c_1 … c_T, each [h], with the tape that leads to a state that requires a gradient
 *  @returns ∂c_T[unit] / ∂c_t[unit] for every t */
export function allPaths(states: readonly Tensor[], unit: number): number[] {
  const last = states.at(-1);
  if (!last) return [];
  for (const state of states) state.grad = null;
  last.backward(fromArray(Array.from({ length: last.size }, (_, j) => Number(j === unit)), last.shape)); // prettier-ignore
  return states.map((state) => (state === last ? 1 : (state.grad?.at(unit) ?? 0)));
}

/** What is left after n steps that each keep the same share. */
export const keptAfter = (share: number, n: number): number => share ** n;

/** Steps until half is left: ln ½ / ln f. Infinite for f = 1. */
export const halfLife = (share: number): number => (share <= 0 ? 0 : Math.log(0.5) / Math.log(share));
