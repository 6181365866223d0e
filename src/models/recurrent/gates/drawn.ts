/** A cell that has learned nothing: weights drawn from a seed, words as small drawn vectors. */

import { stack, type Tensor } from '@/tensor';
import { smallCell, smallWord } from '../smallWeights';
import { makeCell, type CellKind, type GatedCell } from './cell';

/** @param d numbers in the vector of a word
 *  @param h units */
export const drawnCell = (kind: CellKind, d: number, h: number, seed: number): GatedCell =>
  makeCell(kind, (gate) => smallCell(d, h, 'drawn', { seed: `${seed} ${gate}`, size: 2 }));

/** @returns [T, d] */
export const drawnWords = (tokens: readonly string[], d: number, seed: number): Tensor =>
  stack(
    tokens.map((token) => smallWord(token, d, seed).reshape(d)),
    0,
  )
    .detach()
    .named('x', ['T', 'd']);
