/** Gates set by hand, in a real cell: one unit whose weights read nothing but which kind of step it is.
 *    x_t = (1, 0, s_t, 0) at most steps, (0, 1, 0, s_t) at the special one      W of a gate = (logit a, logit a', 0, 0)
 *    so that σ(x_t W) is a at most steps and a' at the special one; h is not read (U = 0), nor is there a bias.
 *  The candidate reads s_t, +1 or −1, and so takes its sign from it. In a GRU it also adds r ⊙ h_{t−1} (U = 1), or r would do nothing.
 *  Leaves out: learning. A trained gate finds these numbers itself. */

import { fromArray, tensor, type Tensor } from '@/tensor';
import { logit } from '../activation';
import { makeCell, type CellKind, type Gate, type GatedCell } from './cell';

/** A gate in [0, 1], the candidate in [−1, 1]. */
export type Levels = Readonly<Record<Gate, number>>;

/** tanh⁻¹, with 20 for 1, which tanh rounds to it. */
const atanh = (y: number): number => Math.max(-20, Math.min(20, Math.atanh(y)));

/** @param most, special what each gate is to say at most steps, and at the special one */
export function handCell(kind: CellKind, most: Levels, special: Levels): GatedCell {
  const bend = (gate: Gate): ((value: number) => number) =>
    gate !== 'candidate' ? logit : kind === 'gated' ? (value) => value : atanh;
  return makeCell(kind, (gate) => {
    const levels = [most[gate], special[gate]].map(bend(gate));
    const weights = gate === 'candidate' ? [0, 0, ...levels] : [...levels, 0, 0];
    return {
      W: fromArray(weights, [4, 1]),
      U: fromArray([gate === 'candidate' && kind === 'gru' ? 1 : 0], [1, 1]),
      b: fromArray([0], [1]),
    };
  });
}

/** @param special the special step, counted from 1; none when it is not among the steps
 *  @param signs s_t of every step
 *  @returns [T, 4] */
export const handInputs = (signs: readonly number[], special: number): Tensor =>
  tensor(
    signs.map((sign, t) => (t + 1 === special ? [0, 1, 0, sign] : [1, 0, sign, 0])),
    { name: 'x', axes: ['T', 'd'] },
  );
