import { START, type NgramCounts } from './counts';
import { ngramModel, type NgramModel } from './ngramModel';

export interface KneserNeyOptions {
  /** D, taken off every count; default 0.75. 'modified': counts of 1, of 2 and of more each have their own at every length, estimated
   *  from the text; where it is too short for that, 0.75. */
  readonly discount?: number | 'modified';
  /** What a token never seen gets: a share of the discount ('uniform', default: no zero anywhere), or 0 ('none'). */
  readonly floor?: 'uniform' | 'none';
}

/** What is taken off a count of 1, of 2, and of 3 or more. */
type Discounts = readonly [number, number, number];

/** Interpolated Kneser–Ney smoothing. Behind a context stands the shorter one, which asks in how many different places a token
 *  was seen, not how often: "Francisco" is frequent, but only after "San".
 *    p(w | h) = (a(hw) − D(a(hw))) / a(h•) + Σ_v D(a(hv)) / a(h•) · p(w | h′)
 *    a(hw) = c(hw) for the longest n-grams, and for those that begin a sentence; otherwise the number of different tokens before hw
 *    a(h•) = Σ_w a(hw);   D(0) = 0;   h′ is h without its oldest token
 *  The empty context is discounted too, its share spread over all V tokens, unless `floor` is 'none'.
 *  Source: Kneser and Ney 1995; interpolated as in Chen and Goodman 1998, §2.8, modified as in §3.1.
 *  @throws RangeError unless 0 < D < 1 */
export function kneserNey(
  counts: NgramCounts,
  { discount = 0.75, floor = 'uniform' }: KneserNeyOptions = {},
  order = counts.order,
): NgramModel {
  if (discount !== 'modified' && !(discount > 0 && discount < 1))
    throw new RangeError(`kneserNey: the discount is ${discount}, not between 0 and 1`);
  const V = counts.vocabulary;
  const adjusted = adjustedCounts(counts, order);
  const discounts = adjusted.slice(1).map((level, m): Discounts => {
    if (m === 0 && floor === 'none') return [0, 0, 0];
    return discount === 'modified' ? estimated(level) : [discount, discount, discount];
  });
  const contexts = adjusted.slice(1).map((level, m) => sums(counts, m, level, discounts[m]));

  /** What the context h, of m tokens, adds to and leaves of p(· | h′). */
  const levelOf = (h: readonly number[]) => {
    const [from, to] = counts.childrenOf(h);
    const node = counts.node(h);
    const all = node < 0 ? 0 : contexts[h.length].all[node];
    return { node, from, to, all, left: all === 0 ? 1 : contexts[h.length].taken[node] / all };
  };
  /** What the count of an n-gram of m + 1 tokens keeps. */
  const kept = (m: number, child: number) => {
    const count = adjusted[m + 1][child];
    return count - discountOf(count, discounts[m]);
  };
  const probability = (id: number, h: readonly number[]) => {
    let p = 1 / V;
    for (let m = 0; m <= h.length; m++) {
      const { node, all, left } = levelOf(h.slice(h.length - m));
      if (all === 0) continue;
      const child = counts.child(m, node, id);
      p = (child < 0 ? 0 : kept(m, child) / all) + left * p;
    }
    return p;
  };
  const distribution = (h: readonly number[]) => {
    const p = new Float64Array(V).fill(1 / V);
    for (let m = 0; m <= h.length; m++) {
      const { from, to, all, left } = levelOf(h.slice(h.length - m));
      if (all === 0) continue;
      const { tokens } = counts.levels[m + 1];
      for (let w = 0; w < V; w++) p[w] *= left;
      for (let child = from; child < to; child++) p[tokens[child]] += kept(m, child) / all;
    }
    return p;
  };
  return ngramModel(counts, order, { probability, distribution });
}

const discountOf = (count: number, discounts: Discounts) => (count === 0 ? 0 : discounts[Math.min(count, 3) - 1]);

/** From n_c, how many n-grams of one length have the count c:
 *    D(c) = c − (c + 1) Y n_{c+1} / n_c,   Y = n₁ / (n₁ + 2 n₂)        Source: Chen and Goodman 1998, eq. 26. */
function estimated(adjusted: Int32Array): Discounts {
  const n = [0, 0, 0, 0, 0];
  for (const count of adjusted) if (count < n.length) n[count]++;
  const Y = n[1] / (n[1] + 2 * n[2]);
  const of = (c: number) => {
    const D = c - ((c + 1) * Y * n[c + 1]) / n[c];
    return D > 0 && D < c ? D : 0.75;
  };
  return [of(1), of(2), of(3)];
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

/** a(h•) and Σ_w D(a(hw)) of every context h of m tokens. */
function sums(counts: NgramCounts, m: number, adjusted: Int32Array, discounts: Discounts) {
  const size = counts.levels[m].tokens.length;
  const [all, taken] = [new Int32Array(size), new Float64Array(size)];
  eachChild(counts, m, (node, child) => {
    all[node] += adjusted[child];
    taken[node] += discountOf(adjusted[child], discounts);
  });
  return { all, taken };
}

/** Every n-gram of m + 1 tokens, after the node of its first m. */
function eachChild({ levels }: NgramCounts, m: number, visit: (node: number, child: number) => void): void {
  const { tokens, children } = levels[m];
  for (let node = 0; node < tokens.length; node++)
    for (let child = children[node]; child < children[node + 1]; child++) visit(node, child);
}
