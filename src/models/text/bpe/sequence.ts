import { byteAlphabet, bytesOf, type Base } from './alphabet';
import { byCodePoint } from './ties';

/** A text laid out for training: every kind of chunk once, in the order of their first places, so that a smaller position is
 *  earlier in the text. Its symbols are a linked list; a merge takes the right one out. */
export interface Sequence {
  /** what the symbols before the first merge spell, by id */
  readonly alphabet: readonly string[];
  /** by position */
  readonly symbol: Int32Array;
  /** position of the symbol before; −1 at the start of a chunk */
  readonly previous: Int32Array;
  /** position of the symbol after; −1 at the end of a chunk */
  readonly next: Int32Array;
  /** how often the chunk at this position occurs */
  readonly weight: Int32Array;
  /** symbols of the text, every chunk as often as it occurs */
  readonly tokens: number;
}

/** Symbols or chunks looked at between two yields: a few milliseconds. */
export const stretch = 1 << 13;

/** Lays a text out, stretch by stretch. */
export function* layOut(chunks: Iterable<string>, base: Base): Generator<void, Sequence> {
  const counts = new Map<string, number>();
  let seen = 0;
  for (const chunk of chunks) {
    counts.set(chunk, (counts.get(chunk) ?? 0) + 1);
    if (++seen % stretch === 0) yield;
  }
  const alphabet = base === 'bytes' ? byteAlphabet : yield* charactersOf(counts.keys());
  const ids = new Map(alphabet.map((character, id) => [character, id]));
  const units = [...counts.keys()].reduce((sum, chunk) => sum + chunk.length, 0);
  const symbol = new Int32Array(base === 'bytes' ? 3 * units : units); // three bytes a UTF-16 unit at most
  const weight = new Int32Array(symbol.length);
  const ends: number[] = [];
  let length = 0;
  let tokens = 0;
  for (const [chunk, count] of counts) {
    const start = length;
    for (const id of base === 'bytes' ? bytesOf(chunk) : idsOf(chunk, ids)) {
      symbol[length++] = id;
      if (length % stretch === 0) yield;
    }
    weight.fill(count, start, length);
    tokens += count * (length - start);
    ends.push(length);
  }
  yield;
  return { alphabet, tokens, symbol: symbol.slice(0, length), weight: weight.slice(0, length), ...links(ends, length) };
}

function* idsOf(chunk: string, ids: ReadonlyMap<string, number>): Generator<number, void> {
  for (const character of chunk) yield ids.get(character)!;
}

/** The code points of all chunks, sorted. */
function* charactersOf(chunks: Iterable<string>): Generator<void, string[]> {
  const characters = new Set<string>();
  let seen = 0;
  for (const chunk of chunks) {
    for (const character of chunk) {
      characters.add(character);
      if (++seen % stretch === 0) yield;
    }
  }
  return [...characters].sort(byCodePoint);
}

function links(ends: readonly number[], length: number): { previous: Int32Array; next: Int32Array } {
  const previous = new Int32Array(length);
  const next = new Int32Array(length);
  for (let position = 0; position < length; position++) {
    previous[position] = position - 1;
    next[position] = position + 1;
  }
  for (const end of ends) {
    next[end - 1] = -1;
    if (end < length) previous[end] = -1;
  }
  return { previous, next };
}
