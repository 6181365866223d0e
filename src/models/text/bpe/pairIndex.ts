/** Numbers the pairs in the order in which they are first met: an open-addressing table over typed arrays, since training
 *  asks it twice for every place that it merges, and a Map with a key made of two numbers is several times as slow. */
export class PairIndex {
  readonly left: number[] = [];
  readonly right: number[] = [];
  /** number of the pair + 1; 0 is free */
  #slots = new Int32Array(1 << 12);

  /** The number of the pair, a new one if it is new. */
  of(left: number, right: number): number {
    const slot = this.#slot(left, right);
    if (this.#slots[slot] > 0) return this.#slots[slot] - 1;
    const pair = this.left.push(left) - 1;
    this.right.push(right);
    this.#slots[slot] = pair + 1;
    if (2 * this.left.length > this.#slots.length) this.#grow();
    return pair;
  }

  /** The number of the pair; −1 when it has none. */
  find(left: number, right: number): number {
    return this.#slots[this.#slot(left, right)] - 1;
  }

  /** Where the pair is, or the free slot where it would be. */
  #slot(left: number, right: number): number {
    const last = this.#slots.length - 1;
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const pair = this.#slots[slot] - 1;
      if (pair < 0 || (this.left[pair] === left && this.right[pair] === right)) return slot;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length);
    this.left.forEach((left, pair) => (this.#slots[this.#slot(left, this.right[pair])] = pair + 1));
  }
}
