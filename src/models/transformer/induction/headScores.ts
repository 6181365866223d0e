/** What a head does, as one number: how much of its attention goes where such a head would look.
 *    previous token   the mean of A[i, i − 1]                over i ≥ 1
 *    induction        the mean of A[i, i − S + 1]            over i ≥ S
 *  In a text that repeats after S tokens, the token at i stood at i − S before; what followed it there stands at i − S + 1.
 *  Source: olsson2022 ("prefix matching").
 *  Leaves out: whether the head also copies what it finds; a score says where a head looks, not what it does with it. */

import type { Tensor } from '@/tensor';

/** @param A [B, h, T, T], row i is what i reads
 *  @returns a score a head, from 0 to 1 */
export const previousTokenScores = (A: Tensor): number[] => meanAt(A, 1, (i) => i - 1);

/** @param A [B, h, T, T], of texts that repeat after S tokens
 *  @throws RangeError unless 2 ≤ S < T */
export function inductionScores(A: Tensor, S: number): number[] {
  const T = A.shape[3];
  if (!(S >= 2 && S < T)) throw new RangeError(`inductionScores: ${T} tokens do not repeat after ${S}`);
  return meanAt(A, S, (i) => i - S + 1);
}

/** The mean over texts, and over all i from `first` on, of what i reads at key(i). */
function meanAt(A: Tensor, first: number, key: (i: number) => number): number[] {
  const [B, h, T] = A.shape;
  const sums = Array.from({ length: h }, () => 0);
  for (let b = 0; b < B; b++)
    for (let head = 0; head < h; head++)
      for (let i = first; i < T; i++) sums[head] += A.data[((b * h + head) * T + i) * T + key(i)];
  return sums.map((sum) => (T > first ? sum / (B * (T - first)) : 0));
}
