/** Long-lived stretches of the memory: parameters, and the chunks of arenas. First fit over a list of free ranges. */

import { MemoryError } from '../memory';

/** Addresses are multiples of 16: one SIMD register. */
export const aligned = (bytes: number): number => (bytes + 15) & ~15;

interface Range {
  start: number;
  end: number;
}

export class Heap {
  /** in order of address, no two touching */
  readonly #free: Range[];
  readonly #sizes = new Map<number, number>();

  constructor(
    start: number,
    readonly end: number,
  ) {
    this.#free = [{ start: aligned(start), end }];
  }

  get freeBytes(): number {
    return this.#free.reduce((sum, { start, end }) => sum + end - start, 0);
  }

  /** The address of a new stretch. @throws MemoryError when no free range is long enough */
  take(what: string, bytes: number): number {
    const size = Math.max(16, Math.ceil(bytes / 16) * 16);
    const range = this.#free.find(({ start, end }) => end - start >= size);
    if (!range) throw new MemoryError(what, bytes, this.freeBytes, this.end);
    const address = range.start;
    range.start += size;
    if (range.start === range.end) this.#free.splice(this.#free.indexOf(range), 1);
    this.#sizes.set(address, size);
    return address;
  }

  /** Gives a stretch back. */
  give(address: number): void {
    const size = this.#sizes.get(address);
    if (size === undefined) return;
    this.#sizes.delete(address);
    const at = this.#free.findIndex(({ start }) => start > address);
    const place = at < 0 ? this.#free.length : at;
    this.#free.splice(place, 0, { start: address, end: address + size });
    this.#join(place);
    this.#join(place - 1);
  }

  #join(i: number): void {
    const [left, right] = [this.#free[i], this.#free[i + 1]];
    if (!left || !right || left.end !== right.start) return;
    left.end = right.end;
    this.#free.splice(i + 1, 1);
  }
}
