/** Weights small enough to be read on a page: drawn from a seed, most of them with one decimal.
 *  Leaves out: training. Nothing here has learned anything. */

import { eye, fromArray, rng, type Rng, type Tensor } from '@/tensor';
import type { Affine } from './affine';
import { orthogonal } from './orthogonal';
import type { ReadOut } from './readOut';

/** How U is made: drawn like W; all its directions turned and scaled alike, so that its spectral radius is exact; or leaving h as it is. */
export type RecurrentKind = 'drawn' | 'orthogonal' | 'identity';

/** Uniform in (−bound, bound), to one decimal. */
const tenths = (draw: Rng, shape: number[], bound: number): Tensor => {
  const size = shape.reduce((product, n) => product * n, 1);
  return fromArray(
    Array.from({ length: size }, () => Math.round(draw.uniform(-bound, bound) * 10) / 10),
    shape,
  );
};

/** The vector of a word: the same word has the same vector wherever it stands.
 *  @returns [1, d], every entry in [−1, 1] */
export const smallWord = (word: string, d: number, seed: number): Tensor =>
  tenths(rng(`${seed} word ${word.toLowerCase()}`), [1, d], 1);

/** W, U and b of an Elman cell.
 *  @param size what drawn entries are multiplied by
 *  @param radius of U where it is orthogonal */
export function smallCell(
  d: number,
  h: number,
  kind: RecurrentKind,
  { seed, size = 1, radius = 1 }: { seed: number | string; size?: number; radius?: number },
): Affine {
  const W = tenths(rng(`${seed} W`), [d, h], size);
  const b = tenths(rng(`${seed} b`), [h], size / 4);
  const draw = rng(`${seed} U`);
  const U =
    kind === 'drawn'
      ? tenths(draw, [h, h], size)
      : kind === 'identity'
        ? eye(h)
        : orthogonal(h, draw).mul(radius).detach();
  return { W: W.named('W', ['d', 'h']), U: U.named('U', ['h', 'h']), b: b.named('b', ['h']) };
}

/** V and c of a read-out to n answers. */
export function smallReadOut(h: number, n: number, seed: number | string): ReadOut {
  return {
    V: tenths(rng(`${seed} read-out V`), [h, n], 2).named('V', ['h', 'n']),
    c: tenths(rng(`${seed} read-out c`), [n], 0.3).named('c', ['n']),
  };
}

/** Typed numbers in the place of drawn ones: what is missing is 0, what is too much is left out. Nothing typed: as drawn.
 *  @param drawn [n] or [m, n] */
export function typedOver(drawn: Tensor, typed: readonly (readonly number[])[]): Tensor {
  if (typed.length === 0) return drawn;
  const columns = drawn.shape.at(-1)!;
  const entries = Array.from({ length: drawn.size }, (_, i) => typed[Math.floor(i / columns)]?.[i % columns] ?? 0);
  return fromArray(entries, drawn.shape, { name: drawn.name, axes: drawn.axes });
}
