import type { NgramCounts } from './counts';
import { ngramModel, type NgramModel } from './ngramModel';

/** Relative frequencies, the maximum-likelihood estimate:
 *    p̂(w | h) = c(hw) / c(h•)        c(h•) = Σ_w c(hw)
 *  An n-gram never seen gets 0. After a context never seen the quotient is 0/0: every token gets 0 here, and every logit is −∞;
 *  there is nothing to draw from.
 *  Source: Shannon 1948, §3.   Leaves out: smoothing. */
export function mle(counts: NgramCounts, order = counts.order): NgramModel {
  const probability = (id: number, h: readonly number[]) => {
    const all = counts.contextCount(h);
    return all === 0 ? 0 : counts.count([...h, id]) / all;
  };
  const distribution = (h: readonly number[]) => {
    const { ids, counts: seen } = counts.continuations(h);
    const all = counts.contextCount(h);
    const p = new Float64Array(counts.vocabulary);
    ids.forEach((id, i) => (p[id] = seen[i] / all));
    return p;
  };
  return ngramModel(counts, order, { probability, distribution });
}
