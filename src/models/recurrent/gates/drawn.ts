/** A cell that has learned nothing: weights drawn from a seed, words as small drawn vectors. */

import { stack, type Tensor } from '@/tensor';
import { smallCell, smallWord } from '../smallWeights';
import { letterOf, makeCell, type CellKind, type GatedCell } from './cell';

/** @param d numbers in the vector of a word
 *  @param h units */
export function drawnCell(kind: CellKind, d: number, h: number, seed: number): GatedCell {
  return makeCell(kind, (gate) => {
    const { W, U, b } = smallCell(d, h, 'drawn', { seed: `${seed} ${gate}`, size: 2 });
    const letter = letterOf(kind, gate);
    return { W: W.named(`W_${letter}`), U: U.named(`U_${letter}`), b: b.named(`b_${letter}`) };
  });
}

/** @returns [T, d] */
export const drawnWords = (tokens: readonly string[], d: number, seed: number): Tensor =>
  stack(
    tokens.map((token) => smallWord(token, d, seed).reshape(d)),
    0,
  )
    .detach()
    .named('x', ['T', 'd']);
