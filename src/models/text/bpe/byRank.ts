/** Encoding a chunk: of all adjacent pairs the one learned earliest is merged, at its leftmost place, until none is left that
 *  was learned. That is not the longest token first, and not the fewest tokens either.
 *    merges a b, b c, ab c      a b c  ->  ab c  ->  abc       c b c  ->  c bc
 *  Source: Sennrich, Haddow and Birch 2015, arXiv 1508.07909; Radford et al. 2019 (bytes). */

/** What a pair becomes: its rank, lower first, and the id of the merged symbol. */
export interface Ranks {
  /** @returns −1 when the pair is never merged */
  rank(left: number, right: number): number;
  /** the symbol of a merge by rank */
  product(rank: number): number;
}

/** A chunk of base symbols after all its merges. */
export function mergeByRank(symbols: ArrayLike<number>, ranks: Ranks): number[] {
  return symbols.length <= fewSymbols ? mergeFew(Array.from(symbols), ranks) : mergeMany(symbols, ranks);
}

// Up to here looking at every pair each time is faster than a heap.
const fewSymbols = 64;

/** Looks for the lowest rank along the whole chunk each time: n²/2 looks at most, as short as words are. */
export function mergeFew(symbols: number[], { rank, product }: Ranks): number[] {
  const ranks = symbols.map((symbol, i) => (i + 1 < symbols.length ? rank(symbol, symbols[i + 1]) : -1));
  for (;;) {
    let best = -1;
    for (let i = 0; i < ranks.length; i++) if (ranks[i] >= 0 && (best < 0 || ranks[i] < ranks[best])) best = i;
    if (best < 0) return symbols;
    symbols[best] = product(ranks[best]);
    symbols.splice(best + 1, 1);
    ranks.splice(best + 1, 1);
    ranks[best] = best + 1 < symbols.length ? rank(symbols[best], symbols[best + 1]) : -1;
    if (best > 0) ranks[best - 1] = rank(symbols[best - 1], symbols[best]);
  }
}

/** The same with a heap of (rank, place): n log n, for a chunk as long as a text. */
export function mergeMany(given: ArrayLike<number>, { rank, product }: Ranks): number[] {
  const symbols = Int32Array.from(given);
  const previous = symbols.map((_, i) => i - 1);
  const next = symbols.map((_, i) => i + 1);
  const heap: number[] = [];
  const end = symbols.length;
  const offer = (place: number): void => {
    const found = rank(symbols[place], symbols[next[place]]);
    if (found >= 0) push(heap, found * end + place); // sorts by rank, then by place
  };
  for (let place = 0; place + 1 < end; place++) offer(place);
  while (heap.length > 0) {
    const lowest = pop(heap);
    const left = lowest % end;
    const right = next[left];
    const wanted = (lowest - left) / end;
    // What stood here when it was offered may have been merged since.
    if (symbols[left] < 0 || right >= end || rank(symbols[left], symbols[right]) !== wanted) continue;
    symbols[left] = product(wanted);
    symbols[right] = -1;
    next[left] = next[right];
    if (next[left] < end) {
      previous[next[left]] = left;
      offer(left);
    }
    if (previous[left] >= 0) offer(previous[left]);
  }
  return Array.from(symbols.filter((symbol) => symbol >= 0));
}

function push(heap: number[], value: number): void {
  let i = heap.length;
  for (let parent = (i - 1) >> 1; i > 0 && heap[parent] > value; i = parent, parent = (i - 1) >> 1) {
    heap[i] = heap[parent];
  }
  heap[i] = value;
}

function pop(heap: number[]): number {
  const [lowest] = heap;
  const value = heap.pop()!;
  if (heap.length === 0) return lowest;
  let i = 0;
  for (let child = 1; child < heap.length; child = 2 * i + 1) {
    if (child + 1 < heap.length && heap[child + 1] < heap[child]) child++;
    if (heap[child] >= value) break;
    heap[i] = heap[child];
    i = child;
  }
  heap[i] = value;
  return lowest;
}
