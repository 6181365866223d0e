import { PairIndex } from './pairIndex';

/** The places of every pair, and how often it counts. A place is the position of the left symbol; it begins one pair at
 *  most, so that all lists together need two numbers a place: the place before it and the place after it in its list. */
export class PairLists {
  readonly pairs = new PairIndex();
  /** by pair: the weights of its places, added up */
  readonly count: number[] = [];
  #head: number[] = [];
  #tail: number[] = [];
  /** by place */
  #pair: Int32Array;
  #earlier: Int32Array;
  #later: Int32Array;
  #weight: Int32Array;

  /** @param weight of each place: how often its chunk occurs */
  constructor(weight: Int32Array) {
    this.#weight = weight;
    this.#pair = new Int32Array(weight.length).fill(-1);
    this.#earlier = new Int32Array(weight.length);
    this.#later = new Int32Array(weight.length);
  }

  /** Puts the place at the end of its pair's list. A pair gets all of its places in one sweep over the text, when the younger of
   *  its symbols comes about; since sweeps go from the left, every list is sorted.
   *  @returns the pair that begins at the place from now on */
  add(place: number, left: number, right: number): number {
    const pair = this.pairs.of(left, right);
    if (pair === this.count.length) {
      this.count.push(0);
      this.#head.push(-1);
      this.#tail.push(-1);
    }
    const tail = this.#tail[pair];
    this.#earlier[place] = tail;
    this.#later[place] = -1;
    if (tail < 0) this.#head[pair] = place;
    else this.#later[tail] = place;
    this.#tail[pair] = place;
    this.#pair[place] = pair;
    this.count[pair] += this.#weight[place];
    return pair;
  }

  /** @returns the pair that began at the place until now; it must be one */
  remove(place: number): number {
    const pair = this.#pair[place];
    const [earlier, later] = [this.#earlier[place], this.#later[place]];
    if (earlier < 0) this.#head[pair] = later;
    else this.#later[earlier] = later;
    if (later < 0) this.#tail[pair] = earlier;
    else this.#earlier[later] = earlier;
    this.#pair[place] = -1;
    this.count[pair] -= this.#weight[place];
    return pair;
  }

  /** The first place of the pair; −1 when there is none. */
  first(pair: number): number {
    return this.#head[pair];
  }
}
