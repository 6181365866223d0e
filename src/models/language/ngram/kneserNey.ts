import { START, type NgramCounts } from './counts';
import { ngramModel, type NgramModel } from './ngramModel';

export interface KneserNeyOptions {
  /** D, taken off every count; default 0.75 */
  readonly discount?: number;
  /** What a token never seen gets: a share of the discount ('uniform', default: no zero anywhere), or 0 ('none'). */
  readonly floor?: 'uniform' | 'none';
}

/** Interpolated Kneser–Ney smoothing. Behind a context stands the shorter one, which asks in how many different places a token
 *  was seen, not how often: "Francisco" is frequent, but only after "San".
 *    p(w | h) = max(a(hw) − D, 0) / a(h•) + D t(h) / a(h•) · p(w | h′)
 *    a(hw) = c(hw) for the longest n-grams, and for those that begin a sentence; otherwise the number of different tokens before hw
 *    a(h•) = Σ_w a(hw);   t(h) = the number of w with a(hw) > 0;   h′ is h without its oldest token
 *  The empty context is discounted too, its share spread over all V tokens, unless `floor` is 'none'.
 *  Source: Kneser and Ney 1995; interpolated as in Chen and Goodman 1998, §2.8.   Leaves out: several discounts.
 *  @throws RangeError unless 0 < D < 1 */
export function kneserNey(
  counts: NgramCounts,
  { discount = 0.75, floor = 'uniform' }: KneserNeyOptions = {},
  order = counts.order,
): NgramModel {
  if (!(discount > 0 && discount < 1))
    throw new RangeError(`kneserNey: the discount is ${discount}, not between 0 and 1`);
  const V = counts.vocabulary;
  const adjusted = adjustedCounts(counts, order);
  const contexts = adjusted.slice(1).map((level, m) => sums(counts, m, level));

  /** What the context h, of m tokens, adds to and leaves of p(· | h′). */
  const levelOf = (h: readonly number[]) => {
    const [from, to] = counts.childrenOf(h);
    const node = counts.node(h);
    const all = node < 0 ? 0 : contexts[h.length].all[node];
    const D = h.length === 0 && floor === 'none' ? 0 : discount;
    return { node, from, to, all, D, left: all === 0 ? 1 : (D * contexts[h.length].kinds[node]) / all };
  };
  const probability = (id: number, h: readonly number[]) => {
    let p = 1 / V;
    for (let m = 0; m <= h.length; m++) {
      const { node, all, D, left } = levelOf(h.slice(h.length - m));
      if (all === 0) continue;
      const child = counts.child(m, node, id);
      p = (child < 0 ? 0 : Math.max(adjusted[m + 1][child] - D, 0) / all) + left * p;
    }
    return p;
  };
  const distribution = (h: readonly number[]) => {
    const p = new Float64Array(V).fill(1 / V);
    for (let m = 0; m <= h.length; m++) {
      const { from, to, all, D, left } = levelOf(h.slice(h.length - m));
      if (all === 0) continue;
      const { tokens } = counts.levels[m + 1];
      for (let w = 0; w < V; w++) p[w] *= left;
      for (let child = from; child < to; child++) p[tokens[child]] += Math.max(adjusted[m + 1][child] - D, 0) / all;
    }
    return p;
  };
  return ngramModel(counts, order, { probability, distribution });
}

/** a(g) of every m-gram g, by level and node. */
function adjustedCounts(counts: NgramCounts, order: number): Int32Array[] {
  const { levels } = counts;
  const adjusted = levels.slice(0, order + 1).map(({ tokens }) => new Int32Array(tokens.length));
  let suffix = new Int32Array(levels[1].tokens.length); // the node of an m-gram without its oldest token, in level m − 1
  for (let m = 1; m < order; m++) {
    const next = new Int32Array(levels[m + 1].tokens.length);
    eachChild(counts, m, (node, child) => {
      next[child] = counts.child(m - 1, suffix[node], levels[m + 1].tokens[child]);
      adjusted[m][next[child]]++;
    });
    suffix = next;
  }
  adjusted[order].set(levels[order].counts);
  // Nothing can stand before a START: n-grams that begin with it keep their counts.
  let node = counts.node([START]);
  let end = node + 1;
  for (let m = 1; m < order && 0 <= node; m++) {
    [node, end] = [levels[m].children[node], levels[m].children[end]];
    for (let child = node; child < end; child++) adjusted[m + 1][child] = levels[m + 1].counts[child];
  }
  return adjusted;
}

/** a(h•) and t(h) of every context h of m tokens. */
function sums(counts: NgramCounts, m: number, adjusted: Int32Array): { all: Int32Array; kinds: Int32Array } {
  const size = counts.levels[m].tokens.length;
  const [all, kinds] = [new Int32Array(size), new Int32Array(size)];
  eachChild(counts, m, (node, child) => {
    all[node] += adjusted[child];
    if (adjusted[child] > 0) kinds[node]++;
  });
  return { all, kinds };
}

/** Every n-gram of m + 1 tokens, after the node of its first m. */
function eachChild({ levels }: NgramCounts, m: number, visit: (node: number, child: number) => void): void {
  const { tokens, children } = levels[m];
  for (let node = 0; node < tokens.length; node++)
    for (let child = children[node]; child < children[node + 1]; child++) visit(node, child);
}
