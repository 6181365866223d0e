import { embedding, type Tensor } from '@/tensor';

export interface HardLookup {
  readonly scores: Tensor; // [1, n]
  /** The entry that answers. */
  readonly chosen: number;
  /** Every entry whose score is the largest; with more than one, the first answers. */
  readonly tied: readonly number[];
  readonly output: Tensor; // [1, d]
}

/** A dictionary of vectors as a programmer would write it: the value of the best matching key, and nothing of the others.
 *    o = V[argmax_j q · k_j]
 *  Small moves of the query leave the argmax where it is, so ∂o/∂q = 0 almost everywhere: nothing can be learned through it.
 *  Source: the lookup that attention makes differentiable (bahdanau2014).   Leaves out: a choice among ties (the first wins).
 *  @param query [1, dk]  @param keys [n, dk]  @param values [n, d]
 *  @throws RangeError when query and keys disagree on dk */
export function hardLookup(query: Tensor, keys: Tensor, values: Tensor): HardLookup {
  const scores = query.matmul(keys.T).named('s', ['', 'n']); // [1, dk] · [dk, n] -> [1, n]
  const best = scores.argmax(1); // [1]
  const chosen = best.item();
  const all = Array.from(scores.data);
  const tied = all.flatMap((score, j) => (score === all[chosen] ? [j] : []));
  const output = embedding(values, best).named('hard', ['', 'd']); // [n, d], [1] -> [1, d]
  return { scores, chosen, tied, output };
}
