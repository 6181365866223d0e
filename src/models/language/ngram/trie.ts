/** Every n-gram of a text up to some length, as a trie of sorted arrays: level m holds the different m-grams in the order of
 *  their tokens, and those that begin alike stand together.
 *  Source: sorting as in a suffix array (Manber and Myers 1993), cut off after `order` tokens; the arrays as in KenLM (Heafield 2011). */

/** The start of a sentence: it can open a context, and never comes next. */
export const START = -1;
/** A cut: no n-gram reaches over it. */
export const CUT = -2;

/** The m-grams of one length; `h` is the m-gram of a node. */
export interface Level {
  /** last token of h */
  readonly tokens: Int32Array;
  /** c(h) */
  readonly counts: Int32Array;
  /** c(h•) = Σ_w c(hw); empty at the last level */
  readonly followed: Int32Array;
  /** the nodes hw of the next level: children[node] … children[node + 1] − 1; empty at the last level */
  readonly children: Int32Array;
}

/** Levels 0 (the empty n-gram) to `order`. START comes after all tokens in level 1, and is no child of the empty n-gram.
 *  Time: `order` passes of a counting sort, so linear in the text.
 *  @throws RangeError when an id is neither START, CUT nor below the vocabulary */
export function ngramTrie(ids: ArrayLike<number>, order: number, vocabulary: number): Level[] {
  const codes = codesOf(ids, order, vocabulary);
  const sorted = sortedPositions(codes, ids.length, order, vocabulary + 2);
  const start = vocabulary + 1;

  // How long an n-gram at each place may get, and how much of it is the same as at the place before.
  const lengths = new Uint8Array(sorted.length);
  const shared = new Uint8Array(sorted.length);
  const sizes = new Int32Array(order + 1);
  for (let i = 0; i < sorted.length; i++) {
    const p = sorted[i];
    let length = codes[p] === 0 ? 0 : 1;
    if (length === 1) while (length < order && codes[p + length] !== 0 && codes[p + length] !== start) length++;
    let same = 0;
    if (i > 0) while (same < length && codes[p + same] === codes[sorted[i - 1] + same]) same++;
    lengths[i] = length;
    shared[i] = same;
    for (let m = same + 1; m <= length; m++) sizes[m]++;
  }

  sizes[0] = 1;
  const levels = Array.from(sizes, (size, m) => ({
    tokens: new Int32Array(size),
    counts: new Int32Array(size),
    followed: new Int32Array(m < order ? size : 0),
    children: new Int32Array(m < order ? size + 1 : 0),
  }));
  const last = new Int32Array(order + 1).fill(-1);
  for (let i = 0; i < sorted.length; i++) {
    for (let m = 1; m <= lengths[i]; m++) {
      const { tokens, counts, followed, children } = levels[m];
      if (m > shared[i]) {
        const node = ++last[m];
        const code = codes[sorted[i] + m - 1];
        tokens[node] = code === start ? START : code - 1;
        if (m < order) children[node] = last[m + 1] + 1;
      }
      counts[last[m]]++;
      if (m < lengths[i]) followed[last[m]]++;
    }
  }
  for (let m = 1; m < order; m++) levels[m].children[sizes[m]] = sizes[m + 1];

  const starts = levels[1].tokens.at(-1) === START ? 1 : 0;
  levels[0].children[1] = sizes[1] - starts;
  for (let node = 0; node < sizes[1] - starts; node++) levels[0].counts[0] += levels[1].counts[node];
  levels[0].followed[0] = levels[0].counts[0];
  return levels;
}

/** 0 for a cut, id + 1 for a token, vocabulary + 1 for START; cuts after the end, so that reading on is safe. */
function codesOf(ids: ArrayLike<number>, order: number, vocabulary: number): Int32Array {
  const codes = new Int32Array(ids.length + order);
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i];
    if (!(Number.isInteger(id) && id >= CUT && id < vocabulary))
      throw new RangeError(`n-grams: ${id} is no token of a vocabulary of ${vocabulary}`);
    codes[i] = id === START ? vocabulary + 1 : id === CUT ? 0 : id + 1;
  }
  return codes;
}

/** Positions 0 … T − 1 in the order of the `order` codes that begin there: a radix sort, from the last code to the first. */
function sortedPositions(codes: Int32Array, T: number, order: number, symbols: number): Int32Array {
  let from = Int32Array.from({ length: T }, (_, i) => i);
  let to = new Int32Array(T);
  const places = new Int32Array(symbols);
  for (let offset = order - 1; offset >= 0; offset--) {
    places.fill(0);
    for (let i = 0; i < T; i++) places[codes[i + offset]]++;
    for (let symbol = 0, place = 0; symbol < symbols; symbol++) {
      const count = places[symbol];
      places[symbol] = place;
      place += count;
    }
    for (let i = 0; i < T; i++) to[places[codes[from[i] + offset]]++] = from[i];
    [from, to] = [to, from];
  }
  return from;
}
