/** How often each n-gram occurs in a text: all a count-based language model knows.
 *    c(w₁ … w_m), for m up to the order        Source: Shannon 1948, §3. */

import { ngramTrie, START, type Level } from './trie';

export { CUT, START } from './trie';

/** What came after a context: ids in rising order, and how often each. */
export interface Continuations {
  readonly ids: Int32Array;
  readonly counts: Int32Array;
}

/** Counts of every n-gram of 1 … order tokens. A megabyte of text takes a fraction of a second. */
export class NgramCounts {
  readonly order: number;
  /** Tokens are 0 … vocabulary − 1. */
  readonly vocabulary: number;
  /** The different m-grams of each length m, for models that need all of them. */
  readonly levels: readonly Level[];
  /** node of level 1 by token + 1, START first; −1: never seen */
  readonly #first: Int32Array;

  /** @param ids the text; START where a sentence begins (it can open a context and never comes next), CUT where no n-gram may reach over
   *  @throws RangeError when an id is outside the vocabulary, or the order is not 1 … 255 */
  constructor(ids: ArrayLike<number>, order: number, vocabulary: number) {
    if (!(Number.isInteger(order) && order >= 1 && order <= 255))
      throw new RangeError(`n-grams: the order is ${order}, not a whole number from 1 to 255`);
    this.order = order;
    this.vocabulary = vocabulary;
    this.levels = ngramTrie(ids, order, vocabulary);
    this.#first = new Int32Array(vocabulary + 1).fill(-1);
    this.levels[1].tokens.forEach((token, node) => (this.#first[token - START] = node));
  }

  /** c(w₁ … w_m): occurrences of an n-gram; of the empty one, the number of tokens.
   *  @throws RangeError when it is longer than the order */
  count(ngram: readonly number[]): number {
    const node = this.node(ngram);
    return node < 0 ? 0 : this.levels[ngram.length].counts[node];
  }

  /** c(h•) = Σ_w c(hw): how often something came after the context h. Less than c(h) where h ends the text.
   *  @throws RangeError when h is longer than order − 1 */
  contextCount(h: readonly number[]): number {
    const node = this.#context(h);
    return node < 0 ? 0 : this.levels[h.length].followed[node];
  }

  /** What came after the context h; views, not to be written to.
   *  @throws RangeError when h is longer than order − 1 */
  continuations(h: readonly number[]): Continuations {
    const [from, to] = this.childrenOf(h);
    const { tokens, counts } = this.levels[h.length + 1];
    return { ids: tokens.subarray(from, to), counts: counts.subarray(from, to) };
  }

  /** The nodes [from, to) of level |h| + 1 that continue h; none when h was never seen.
   *  @throws RangeError when h is longer than order − 1 */
  childrenOf(h: readonly number[]): readonly [from: number, to: number] {
    const node = this.#context(h);
    const { children } = this.levels[h.length];
    return node < 0 ? [0, 0] : [children[node], children[node + 1]];
  }

  /** The node of an n-gram in its level, −1 when it was never seen. */
  node(ngram: readonly number[]): number {
    if (ngram.length > this.order) throw new RangeError(`n-grams: ${ngram.length} tokens, counted up to ${this.order}`);
    let node = 0;
    for (let m = 0; m < ngram.length && node >= 0; m++) node = this.child(m, node, ngram[m]);
    return node;
  }

  /** The node of hw in level m + 1, h a node of level m; −1 when it was never seen. */
  child(m: number, h: number, token: number): number {
    if (m === 0) return this.#first[token - START] ?? -1;
    const { children } = this.levels[m];
    const { tokens } = this.levels[m + 1];
    let low = children[h];
    let high = children[h + 1] - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (tokens[middle] === token) return middle;
      if (tokens[middle] < token) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #context(h: readonly number[]): number {
    if (h.length >= this.order)
      throw new RangeError(`n-grams: a context of ${h.length} tokens, counted up to ${this.order - 1}`);
    return this.node(h);
  }
}
