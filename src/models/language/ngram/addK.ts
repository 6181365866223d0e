import type { NgramCounts } from './counts';
import { ngramModel, type NgramModel } from './ngramModel';

/** As if every n-gram had been seen k times more:
 *    p(w | h) = (c(hw) + k) / (c(h•) + k V)
 *  Nothing is impossible any more, but with a large vocabulary most of the probability goes to what never happens.
 *  Source: Laplace 1812 for k = 1; Lidstone 1920 for any k.
 *  @throws RangeError unless k is a positive number */
export function addK(counts: NgramCounts, k: number, order = counts.order): NgramModel {
  if (!(k > 0 && Number.isFinite(k))) throw new RangeError(`addK: k is ${k}, not a positive number`);
  const V = counts.vocabulary;
  const probability = (id: number, h: readonly number[]) =>
    (counts.count([...h, id]) + k) / (counts.contextCount(h) + k * V);
  const distribution = (h: readonly number[]) => {
    const { ids, counts: seen } = counts.continuations(h);
    const all = counts.contextCount(h) + k * V;
    const p = new Float64Array(V).fill(k / all);
    ids.forEach((id, i) => (p[id] = (seen[i] + k) / all));
    return p;
  };
  return ngramModel(counts, order, { probability, distribution });
}
