/** The pairs by their counts: one list for each count, so that a pair changes its place in a handful of steps. */
export class CountQueue {
  /** by count: a pair of this count + 1; 0 for none */
  #heads: Int32Array;
  #highest = 0;
  /** by pair */
  #count: number[] = [];
  #before: number[] = [];
  #after: number[] = [];

  /** @param most no count is higher */
  constructor(most: number) {
    this.#heads = new Int32Array(most + 1);
  }

  /** Notes the count of a pair. Counts below 2 are not kept: such pairs are never merged. */
  update(pair: number, count: number): void {
    while (this.#count.length <= pair) {
      this.#count.push(0);
      this.#before.push(-1);
      this.#after.push(-1);
    }
    if (this.#count[pair] === count) return;
    if (this.#count[pair] >= 2) this.#unlink(pair);
    this.#count[pair] = count;
    if (count >= 2) this.#link(pair, count);
  }

  /** The highest count; below 2 when no pair occurs twice. */
  highest(): number {
    while (this.#highest >= 2 && this.#heads[this.#highest] === 0) this.#highest--;
    return this.#highest;
  }

  /** The pairs of a count. */
  *of(count: number): Generator<number, void> {
    for (let pair = this.#heads[count] - 1; pair >= 0; pair = this.#after[pair]) yield pair;
  }

  #link(pair: number, count: number): void {
    const head = this.#heads[count] - 1;
    this.#before[pair] = -1;
    this.#after[pair] = head;
    if (head >= 0) this.#before[head] = pair;
    this.#heads[count] = pair + 1;
    if (count > this.#highest) this.#highest = count;
  }

  #unlink(pair: number): void {
    const [before, after] = [this.#before[pair], this.#after[pair]];
    if (before < 0) this.#heads[this.#count[pair]] = after + 1;
    else this.#after[before] = after;
    if (after >= 0) this.#before[after] = before;
  }
}
