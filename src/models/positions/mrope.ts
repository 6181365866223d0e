/** M-RoPE: three position ids a token (time, height, width), and each rotary pair turned by one of them.
 *    text:  t = h = w, one more at each token, so that text has ordinary RoPE
 *    image: t is its start, h its start + row, w its start + column; text goes on after the largest id
 *    video: t grows by 1 a frame
 *  Source: Wang et al. 2024 (Qwen2-VL), §2.1.   Leaves out: the real time between frames. Pairs 'in blocks' (the first to t,
 *  then h, then w) as Qwen2-VL has them, 2 : 3 : 3; 'in turns' (t, h, w, t, h, w, …) as Qwen3-VL. */

import { concat, embedding, fromArray, type Tensor } from '@/tensor';
import { rope } from './rope';
import { inEveryPair, type RopeHead } from './ropePair';

export interface PlacedToken {
  /** the word, or "row 2, column 3" */
  label: string;
  /** t, h, w */
  ids: readonly [number, number, number];
  /** where a patch is in its frame; absent for text */
  patch?: { frame: number; row: number; column: number };
}

/** Text, then an image (a video of one frame) of rows × columns patches, then text. */
export function placeTokens(
  before: readonly string[],
  { frames, rows, columns }: { frames: number; rows: number; columns: number },
  after: readonly string[],
): PlacedToken[] {
  const text = (words: readonly string[], start: number): PlacedToken[] =>
    words.map((label, i) => ({ label, ids: [start + i, start + i, start + i] }));
  const start = before.length;
  const patches = Array.from({ length: frames * rows * columns }, (_, i): PlacedToken => {
    const [frame, row, column] = [Math.floor(i / (rows * columns)), Math.floor(i / columns) % rows, i % columns];
    const label = `${frames > 1 ? `frame ${frame + 1}, ` : ''}row ${row + 1}, column ${column + 1}`;
    return { label, ids: [start + frame, start + row, start + column], patch: { frame, row, column } };
  });
  return [...text(before, 0), ...patches, ...text(after, start + Math.max(frames, rows, columns))];
}

/** One id a token, row after row: what a model without M-RoPE would use. */
export const inOneLine = (tokens: readonly PlacedToken[]): PlacedToken[] =>
  tokens.map((token, i) => ({ ...token, ids: [i, i, i] }));

export type PairSplit = 'blocks' | 'turns';

/** Which of t (0), h (1), w (2) turns each pair, the fastest pair first. */
export function axisOfPairs(pairs: number, split: PairSplit): number[] {
  const [toTime, toHeight] = [Math.round(pairs / 4), Math.round((pairs * 5) / 8)];
  return Array.from({ length: pairs }, (_, i) => (split === 'turns' ? i % 3 : i < toTime ? 0 : i < toHeight ? 1 : 2));
}

/** The score of one query token with every token as key, the mean over the pairs.
 *  @param query which token asks
 *  @returns [N] */
export function mropeScores(head: RopeHead, tokens: readonly PlacedToken[], query: number, split: PairSplit): Tensor {
  const { pairs } = head;
  const axes = axisOfPairs(pairs, split);
  const turnedQ = turnByAxes(inEveryPair(head.q, pairs, 'q'), tokens, axes, head.base).narrow(0, query, 1); // [1, d]
  const turnedK = turnByAxes(inEveryPair(head.k, pairs, 'k'), tokens, axes, head.base); // [N, d]
  return turnedK.mul(turnedQ).sum(-1).div(pairs).named('score', ['N']);
}

/** Every token's copy of x, each pair turned by the id of its axis: three ordinary RoPEs, of each its own pairs.
 *  @param x [1, d]
 *  @returns [N, d] */
function turnByAxes(x: Tensor, tokens: readonly PlacedToken[], axes: readonly number[], base: number): Tensor {
  const last = Math.max(...tokens.flatMap(({ ids }) => ids));
  const everywhere = rope(concat(Array(last + 1).fill(x), 0), { base }); // [P, d]
  const byAxis = [0, 1, 2].map((axis) => {
    const ids = fromArray(
      tokens.map((token) => token.ids[axis]!),
      [tokens.length],
    );
    const own = fromArray(
      axes.flatMap((of) => [Number(of === axis), Number(of === axis)]),
      [x.size],
    );
    return embedding(everywhere, ids).mul(own); // [N, d] ∘ [d]
  });
  return byAxis[0]!.add(byAxis[1]!).add(byAxis[2]!);
}
