/** How much a state still depends on each input: the size of its derivative.
 *    influence_s = ‖∂h_t / ∂x_s‖ = √ Σ (∂h_t[j] / ∂x_s[i])²   over all j and i
 *  For the Elman cell ∂h_t/∂x_s holds one factor U for every step between: that is how early words fade.
 *  Source: the definition, row by row in reverse mode.   Leaves out: changes too large for a straight line. */

import { tensor, type Tensor } from '@/tensor';

/** @param state the state [1, h] as a function of the inputs
 *  @param inputs each [1, d]
 *  @returns a number ≥ 0 for each input; 0 for one the state has not read */
export function influence(state: (inputs: readonly Tensor[]) => Tensor, inputs: readonly Tensor[]): number[] {
  const squares = inputs.map(() => 0);
  const units = state(inputs).size;
  for (let unit = 0; unit < units; unit++) {
    const leaves = inputs.map((x) => x.detach({ requiresGrad: true }));
    const only = Array.from({ length: units }, (_, j) => Number(j === unit));
    state(leaves).backward(tensor([only]));
    leaves.forEach(({ grad }, s) => grad?.data.forEach((slope) => (squares[s] += slope ** 2)));
  }
  return squares.map(Math.sqrt);
}

/** The influence of the first input as a multiple of that of the last; 0 where the last has none. */
export function firstToLast(sizes: readonly number[]): number {
  const [first, last] = [sizes[0] ?? 0, sizes.at(-1) ?? 0];
  return last === 0 ? 0 : first / last;
}
