/** Byte-pair encoding, training: count the adjacent pairs, merge the most frequent one everywhere, repeat.
 *    aaabdaaabac   (a, a) 4  ->  Z = aa    ZabdZabac
 *                  (Z, a) 2  ->  Y = aaa   YbdYbac       a tie with (a, b), decided by the rule
 *                  (Y, b) 2  ->  X = aaab  XdXac         no pair occurs twice any more
 *  It stops after a given number of merges, which is the size wanted of the vocabulary, or when no pair occurs twice.
 *  Counting anew at every step is `pairCounts` and `replay`. Here a merge touches only the places where its pair stands: chunks
 *  that occur often are kept once, with their number; every pair keeps a list of its places; a queue has the counts.
 *  No two symbols are spelled alike: no merge reached across the ends of what is one symbol in the end, so that inside it
 *  all went the same way wherever it stands.
 *  Source: Gage 1994, A new algorithm for data compression; Sennrich, Haddow and Birch 2015, Neural machine translation of rare
 *  words with subword units, arXiv 1508.07909.   Leaves out: an end-of-word symbol, special tokens, threads. */

import type { Base } from './alphabet';
import { Bpe } from './bpe';
import { CountQueue } from './countQueue';
import type { Merge } from './merge';
import { PairLists } from './pairLists';
import { chunksOf, type Pretokeniser } from './pretokenize';
import { layOut, stretch, type Sequence } from './sequence';
import { byTie, type Candidate, type Tie } from './ties';

export type { Base } from './alphabet';
export type { Merge } from './merge';
export type { Tie } from './ties';

export interface BpeOptions {
  readonly base: Base;
  readonly pretokeniser: Pretokeniser;
  readonly tie: Tie;
}

export class BpeTrainer {
  readonly options: BpeOptions;
  readonly merges: Merge[] = [];
  #reading: Generator<void, void>;
  #sequence!: Sequence;
  #lists!: PairLists;
  #queue!: CountQueue;
  #tokens = 0;
  #symbols: string[] = [];

  /** @param text or its chunks, already cut; `pretokeniser` then only says how they are decoded */
  constructor(text: string | Iterable<string>, options: BpeOptions) {
    this.options = options;
    this.#reading = this.#read(typeof text === 'string' ? chunksOf(text, options.pretokeniser) : text);
  }

  /** Reads on for a few milliseconds. Nobody has to call it: whatever needs the whole text reads the rest of it.
   *  @returns false when all is read */
  read(): boolean {
    return !this.#reading.next().done;
  }

  /** Symbols that the text has now, every chunk as often as it occurs. */
  get tokens(): number {
    this.#finish();
    return this.#tokens;
  }

  /** What the symbols spell, by id; in bytes, one character a byte. */
  get symbols(): readonly string[] {
    this.#finish();
    return this.#symbols;
  }

  /** The symbols before the first merge. */
  get alphabet(): readonly string[] {
    this.#finish();
    return this.#sequence.alphabet;
  }

  /** Merges the most frequent pair. @returns undefined when no pair occurs twice */
  next(): Merge | undefined {
    this.#finish();
    const count = this.#queue.highest();
    if (count < 2) return undefined;
    const { pair, tied } = this.#winner(count);
    const [left, right] = [this.#lists.pairs.left[pair], this.#lists.pairs.right[pair]];
    const id = this.#symbols.push(this.#symbols[left] + this.#symbols[right]) - 1;
    const merge = { left, right, id, count, tied };
    this.#mergeAll(pair, id);
    this.merges.push(merge);
    return merge;
  }

  /** The tokenizer of the merges so far. */
  tokenizer(): Bpe {
    return new Bpe({ ...this.options, alphabet: this.alphabet, merges: [...this.merges] });
  }

  #finish(): void {
    while (this.read());
  }

  *#read(chunks: Iterable<string>): Generator<void, void> {
    this.#sequence = yield* layOut(chunks, this.options.base);
    const { alphabet, tokens, symbol, next, weight } = this.#sequence;
    this.#symbols = [...alphabet];
    this.#tokens = tokens;
    this.#lists = new PairLists(weight);
    for (let place = 0; place < symbol.length; place++) {
      if (next[place] >= 0) this.#lists.add(place, symbol[place], symbol[next[place]]);
      if (place % stretch === 0) yield;
    }
    this.#queue = new CountQueue(tokens);
    this.#lists.count.forEach((count, pair) => this.#queue.update(pair, count));
  }

  #winner(count: number): { pair: number; tied: number } {
    const { pairs } = this.#lists;
    const wins = byTie(this.options.tie, this.#symbols);
    let tied = 0;
    let winner: (Candidate & { pair: number }) | undefined;
    for (const pair of this.#queue.of(count)) {
      const candidate = { pair, left: pairs.left[pair], right: pairs.right[pair], first: this.#lists.first(pair) };
      if (!winner || wins(candidate, winner) < 0) winner = candidate;
      tied++;
    }
    return { pair: winner!.pair, tied };
  }

  /** x l r y -> x z y at every place of the pair (l, r), from the left. */
  #mergeAll(pair: number, z: number): void {
    const { symbol, previous, next, weight } = this.#sequence;
    const touched = [pair];
    for (let l = this.#lists.first(pair); l >= 0; l = this.#lists.first(pair)) {
      const r = next[l];
      const [x, y] = [previous[l], next[r]];
      this.#lists.remove(l);
      if (x >= 0) touched.push(this.#lists.remove(x));
      if (y >= 0) touched.push(this.#lists.remove(r));
      symbol[l] = z;
      next[l] = y;
      if (y >= 0) previous[y] = l;
      if (x >= 0) touched.push(this.#lists.add(x, symbol[x], z));
      if (y >= 0) touched.push(this.#lists.add(l, z, symbol[y]));
      this.#tokens -= weight[l];
    }
    for (const changed of touched) this.#queue.update(changed, this.#lists.count[changed]);
  }
}

/** The whole training: as many merges as wanted, fewer when no pair occurs twice. */
export function trainBpe(
  text: string | Iterable<string>,
  { merges, ...options }: BpeOptions & { readonly merges: number },
): Bpe {
  const trainer = new BpeTrainer(text, options);
  while (trainer.merges.length < merges && trainer.next());
  return trainer.tokenizer();
}
