/** The ids of chunks encoded before: a text uses most of its words again and again. Emptied when full; long chunks, which
 *  hardly come back, are not kept. */
export class ChunkCache {
  #ids = new Map<string, number | readonly number[]>();

  /** The ids of all chunks, one after another.
   *  @param encode called for a chunk that is not at hand */
  encodeAll(chunks: Iterable<string>, encode: (chunk: string) => number[]): number[] {
    const all: number[] = [];
    for (const chunk of chunks) {
      const ids = this.#ids.get(chunk) ?? this.#keep(chunk, encode(chunk));
      if (typeof ids === 'number') all.push(ids);
      else for (let i = 0; i < ids.length; i++) all.push(ids[i]);
    }
    return all;
  }

  clear(): void {
    this.#ids.clear();
  }

  /** One id is kept as a number: most chunks are one token. */
  #keep(chunk: string, ids: number[]): number | readonly number[] {
    const kept = ids.length === 1 ? ids[0] : ids;
    if (chunk.length <= longest) {
      if (this.#ids.size >= most) this.#ids.clear();
      this.#ids.set(chunk, kept);
    }
    return kept;
  }
}

const most = 1 << 16;
const longest = 128;
