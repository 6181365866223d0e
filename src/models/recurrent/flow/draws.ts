/** What a network whose gradients are read is made of: inputs, weights of spectral radius 1, and what each step is asked. */

import { rng, stack, type Rng, type Tensor } from '@/tensor';
import { orthogonal } from '../orthogonal';
import { withRadius } from '../spectralRadius';

/** An Elman network, an LSTM, or layers with weights of their own and a skip around each. */
export type Network = 'rnn' | 'lstm' | 'residual';
/** Orthogonal: every |eigenvalue| is the radius. Random: only the largest one is. */
export type MatrixKind = 'orthogonal' | 'random';

export interface FlowDraws {
  /** T inputs of size 1, [1, d] each; the stack reads the first alone */
  x: Tensor[];
  /** [d, h] */
  W: Tensor[];
  /** [h, h] with radius 1: one of an Elman network, three of an LSTM (input, candidate, output), T of a stack */
  U: Tensor[];
  /** [T, h], unit vectors: row t is the direction v that the loss of step t looks along */
  directions: Tensor;
}

/** @param units h, and d
 *  @param names one a step: steps with the same name have the same input
 *  @param seed the draws of a step depend on nothing but the seed and its name, so that more steps leave the others as they are */
export function drawFlow(
  network: Network,
  matrix: MatrixKind,
  units: number,
  names: readonly string[],
  seed: number,
): FlowDraws {
  const draw = rng(`${seed} weights`);
  const T = names.length;
  const matrices = { rnn: 1, lstm: 3, residual: T }[network];
  const readers = { rnn: 1, lstm: 3, residual: 0 }[network];
  return {
    x: names.map((name) => rng(`${seed} input ${name}`).normalTensor([1, units])),
    W: Array.from({ length: readers }, () => draw.normalTensor([units, units], 1 / Math.sqrt(units))),
    U: Array.from({ length: matrices }, () => ofRadiusOne(matrix, units, draw)),
    // counted from the end, so that the last step is asked the same whatever T is
    directions: stack(
      names.map((_, t) => direction(units, rng(`${seed} direction ${T - 1 - t}`))),
      0,
    ),
  };
}

const ofRadiusOne = (matrix: MatrixKind, n: number, draw: Rng): Tensor =>
  matrix === 'orthogonal' ? orthogonal(n, draw) : withRadius(draw.normalTensor([n, n]), 1);

/** [n], of length 1 */
function direction(n: number, draw: Rng): Tensor {
  const v = draw.normalTensor([n]);
  return v.div(Math.hypot(...v.data)).detach();
}
