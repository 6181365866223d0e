/** Short-lived memory: allocating is adding to an address, releasing is setting it back. */

import { aligned, type Heap } from './heap';

interface Chunk {
  start: number;
  end: number;
}

/** How far an arena was filled at some moment. */
export interface Mark {
  chunk: number;
  next: number;
}

const chunkBytes = 4 << 20;

export class Arena {
  readonly #chunks: Chunk[] = [];
  #chunk = -1;
  #next = 0;
  #end = 0;

  constructor(readonly heap: Heap) {}

  /** The address of `bytes` that stay until the arena is set back before them.
   *  @throws MemoryError when the heap has no more chunks */
  allocate(what: string, bytes: number): number {
    const address = this.#next;
    this.#next += aligned(bytes);
    if (bytes < chunkBytes && this.#next <= this.#end) return address;
    this.#next = address;
    return this.#inNextChunk(what, bytes);
  }

  /** Chunks are kept from step to step, so the second step takes nothing from the heap. */
  #inNextChunk(what: string, bytes: number): number {
    const size = Math.ceil(bytes / 16) * 16;
    const next = this.#chunk + 1;
    const known = this.#chunks[next];
    if (!known || known.end - known.start < size) {
      const length = Math.max(size, chunkBytes);
      const start = this.heap.take(what, length);
      this.#chunks.splice(next, 0, { start, end: start + length });
    }
    this.#chunk = next;
    const { start, end } = this.#chunks[next];
    this.#next = start + size;
    this.#end = end;
    return start;
  }

  mark(): Mark {
    return { chunk: this.#chunk, next: this.#next };
  }

  reset({ chunk, next }: Mark): void {
    this.#chunk = chunk;
    this.#next = next;
    this.#end = chunk < 0 ? 0 : this.#chunks[chunk].end;
  }

  /** Gives every chunk back to the heap. */
  release(): void {
    for (const { start } of this.#chunks) this.heap.give(start);
    this.#chunks.length = 0;
    this.reset({ chunk: -1, next: 0 });
  }
}
