/** A byte-pair tokenizer: an alphabet and the merges learned on some text, in order.
 *  Bytes can write any text. With characters, one that the training text lacked becomes the last id, `unknown`, and is lost.
 *  Source: Sennrich, Haddow and Birch 2015, arXiv 1508.07909; Radford et al. 2019, Language models are unsupervised multitask
 *  learners (bytes).   Leaves out: special tokens, whose text is ordinary text here; normalisation; dropout of merges. */

import type { Tokenizer } from '../tokenizer';
import { bytesOf, type Base } from './alphabet';
import { mergeByRank, type Ranks } from './byRank';
import { ChunkCache } from './chunkCache';
import type { Merge } from './merge';
import { PairIndex } from './pairIndex';
import { joined, pretokenize, type Pretokeniser } from './pretokenize';
import { legible, textOf } from './spelling';

export interface BpeParts {
  readonly base: Base;
  readonly pretokeniser: Pretokeniser;
  /** what the symbols before the first merge spell, by id */
  readonly alphabet: readonly string[];
  readonly merges: readonly Merge[];
}

export class Bpe implements Tokenizer {
  readonly base: Base;
  readonly pretokeniser: Pretokeniser;
  readonly alphabet: readonly string[];
  readonly merges: readonly Merge[];
  /** What every symbol spells, by id; in bytes one character a byte. */
  readonly spelling: readonly string[];
  readonly size: number;
  /** The id of a character outside the alphabet; undefined in bytes, which have none. */
  readonly unknown: number | undefined;
  #ids: ReadonlyMap<string, number>;
  #ranks: Ranks;
  #cache = new ChunkCache();

  constructor({ base, pretokeniser, alphabet, merges }: BpeParts) {
    this.base = base;
    this.pretokeniser = pretokeniser;
    this.alphabet = alphabet;
    this.merges = merges;
    const spelling = [...alphabet];
    for (const { left, right } of merges) spelling.push(spelling[left] + spelling[right]);
    if (base === 'characters') this.unknown = spelling.push('�') - 1;
    this.spelling = spelling;
    this.size = spelling.length;
    this.#ids = new Map(alphabet.map((symbol, id) => [symbol, id]));
    this.#ranks = ranksOf(merges);
  }

  encode(text: string): number[] {
    return this.#cache.encodeAll(pretokenize(text, this.pretokeniser), (chunk) => this.#encodeChunk(chunk));
  }

  /** Forgets the chunks encoded so far: it keeps their ids, for speed alone. */
  forget(): void {
    this.#cache.clear();
  }

  /** The same ids, chunk by chunk. */
  encodeChunks(text: string): number[][] {
    return pretokenize(text, this.pretokeniser).map((chunk) => this.#encodeChunk(chunk));
  }

  /** The chunks of a text before any merge: what `replay` begins with. */
  baseChunks(text: string): number[][] {
    return pretokenize(text, this.pretokeniser).map((chunk) => this.#symbolsOf(chunk));
  }

  /** @throws RangeError for an id that there is not */
  decode(ids: readonly number[]): string {
    return joined(textOf(ids.map((id) => this.#spelled(id)).join(''), this.base), this.pretokeniser);
  }

  /** @throws RangeError for an id that there is not */
  piece(id: number): string {
    return legible(this.#spelled(id), this.base);
  }

  #encodeChunk(chunk: string): number[] {
    return mergeByRank(this.#symbolsOf(chunk), this.#ranks);
  }

  #symbolsOf(chunk: string): number[] {
    if (this.base === 'bytes') return Array.from(bytesOf(chunk));
    return Array.from(chunk, (character) => this.#ids.get(character) ?? this.unknown!);
  }

  #spelled(id: number): string {
    const spelled = this.spelling[id];
    if (spelled === undefined) throw new RangeError(`there is no token ${id}: ids are 0 to ${this.size - 1}`);
    return spelled;
  }
}

/** The rank of a pair is the place of its merge among all. */
function ranksOf(merges: readonly Merge[]): Ranks {
  const pairs = new PairIndex();
  for (const { left, right } of merges) pairs.of(left, right);
  return { rank: (left, right) => pairs.find(left, right), product: (rank) => merges[rank].id };
}
