/** How many numbers a recurrent network learns: the steps share them, so their count does not depend on the length of the text. */

import { parameters } from '../parameters';
import type { Affine } from './affine';
import type { ReadOut } from './readOut';

export interface ParameterCount {
  /** W, U and b, once */
  cellParameters: number;
  /** V and c */
  readOutParameters: number;
  /** Both cells, where there are two, and the read-out. */
  allParameters: number;
}

/** @param bothWays there is a second cell of the same size */
export function countParameters(cell: Affine, output: ReadOut, bothWays: boolean): ParameterCount {
  const count = (weights: object): number =>
    Object.values(parameters(weights)).reduce((sum, { size }) => sum + size, 0);
  const cellParameters = count(cell);
  const readOutParameters = count(output);
  return { cellParameters, readOutParameters, allParameters: cellParameters * (bothWays ? 2 : 1) + readOutParameters };
}
