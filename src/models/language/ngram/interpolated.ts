import type { NgramCounts } from './counts';
import { ngramModel, type NgramModel } from './ngramModel';

/** Long contexts where they were seen, shorter ones behind them, and a uniform distribution behind all:
 *    p(w | h) = (c(hw) + t(h) p(w | h′)) / (c(h•) + t(h))        p(w | nothing left) = 1 / V
 *  t(h) different tokens came after h; h′ is h without its oldest token. The more often something new came after h, the
 *  more the shorter context counts; a context never seen leaves everything to it. No token gets 0.
 *  Source: Witten and Bell 1991, interpolated as in Chen and Goodman 1998, §2.7. */
export function interpolated(counts: NgramCounts, order = counts.order): NgramModel {
  const V = counts.vocabulary;
  const probability = (id: number, h: readonly number[]) => {
    let p = 1 / V;
    for (let m = 0; m <= h.length; m++) {
      const context = h.slice(h.length - m);
      const all = counts.contextCount(context);
      if (all === 0) break; // then no longer one was seen either
      const [from, to] = counts.childrenOf(context);
      p = (counts.count([...context, id]) + (to - from) * p) / (all + to - from);
    }
    return p;
  };
  const distribution = (h: readonly number[]) => {
    const p = new Float64Array(V).fill(1 / V);
    for (let m = 0; m <= h.length; m++) {
      const context = h.slice(h.length - m);
      const { ids, counts: seen } = counts.continuations(context);
      if (ids.length === 0) break;
      const all = counts.contextCount(context) + ids.length;
      for (let w = 0; w < V; w++) p[w] *= ids.length / all;
      ids.forEach((id, i) => (p[id] += seen[i] / all));
    }
    return p;
  };
  return ngramModel(counts, order, { probability, distribution });
}
