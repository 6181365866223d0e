/** The task in which induction is born: random tokens, and then the same tokens again.
 *    row = s_1 … s_S s_1 … s_S s_1 …     cut at T + 1 tokens
 *  No token of the first copy can be guessed. From the second copy on each can be known, by whoever looks for the place where
 *  the last token stood before and reads what followed it there.
 *  Source: after olsson2022, who repeat random tokens. */

import { fromArray, type Rng, type Tensor } from '@/tensor';
import { uniformEntropy } from '../../language/sampling';

/** The tokens: letters, digits and two signs, none of which means anything. */
export const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** V */
export const vocabulary = alphabet.length;
/** T, tokens that are read at once */
export const context = 64;
/** The loss of whoever has no idea, in nats. */
export const clueless = uniformEntropy(vocabulary);
/** A target that does not count. */
const noTarget = -100;

/** @returns S ids, each token equally likely */
export const drawSegment = (draw: Rng, S: number): number[] =>
  Array.from({ length: S }, () => draw.integer(vocabulary));

/** S ids, no token twice: each has one place to look for.
 *  @throws RangeError when there are not so many tokens */
export function drawDistinct(draw: Rng, S: number): number[] {
  if (S > vocabulary) throw new RangeError(`drawDistinct: there are ${vocabulary} tokens, not ${S}`);
  return draw.permutation(vocabulary).slice(0, S);
}

/** `repeated([3, 1, 4], 7)` is [3, 1, 4, 3, 1, 4, 3]. */
export const repeated = (segment: readonly number[], length: number): number[] =>
  Array.from({ length }, (_, t) => segment[t % segment.length]);

/** Rows of T + 1 tokens, each a segment of a length of its own, and repeated.
 *  @param lengths S of every row is drawn from the whole numbers between the two, both included
 *  @returns ids [B, T], and the token after each [B, T], −100 where the token read stands in the first copy
 *  @throws RangeError unless 1 ≤ shortest ≤ longest < T: a row needs something to copy */
export function drawCopies(
  draw: Rng,
  B: number,
  [shortest, longest]: readonly [number, number],
  T = context,
): [Tensor, Tensor] {
  if (!(shortest >= 1 && shortest <= longest && longest < T))
    throw new RangeError(`drawCopies: segments of ${shortest} to ${longest} tokens do not repeat within ${T}`);
  const ids = new Float32Array(B * T);
  const targets = new Float32Array(B * T).fill(noTarget);
  for (let b = 0; b < B; b++) {
    const S = shortest + draw.integer(longest - shortest + 1);
    const row = repeated(drawSegment(draw, S), T + 1);
    for (let t = 0; t < T; t++) {
      ids[b * T + t] = row[t];
      if (t >= S) targets[b * T + t] = row[t + 1];
    }
  }
  return [fromArray(ids, [B, T]), fromArray(targets, [B, T])];
}
