/** The tokenizers of published models, which are given by their tokens in the order in which they were learned: the place in
 *  the list is both the id and the rank. Two neighbours merge when what they spell together is in the list.
 *    gpt2     r50k_base: 50,256 tokens and the pattern of GPT-2
 *    cl100k   GPT-3.5 and GPT-4: 100,256 tokens; contractions in either case, three digits at most, new lines after marks
 *    o200k    GPT-4o: 199,998 tokens; a word begins where capitals follow small letters, contractions stay with it
 *  Source: Radford et al. 2019, Language models are unsupervised multitask learners; OpenAI, tiktoken (patterns).
 *  Leaves out: special tokens such as <|endoftext|>, whose text is ordinary text here; the lists, which are the caller's. */

import type { Tokenizer } from '../tokenizer';
import { byteAlphabet, byteString, bytesOf, bytesOfString } from './alphabet';
import { mergeByRank, type Ranks } from './byRank';
import { ChunkCache } from './chunkCache';
import { gpt2Pattern } from './pretokenize';
import { legible, textOf } from './spelling';

export type PublishedPattern = 'gpt2' | 'cl100k' | 'o200k';

const contraction = `'(?:[sS]|[dD]|[mM]|[tT]|[lL][lL]|[vV][eE]|[rR][eE])`;
const upper = String.raw`[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`;
const lower = String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]`;

const pattern = (...alternatives: string[]): RegExp => new RegExp(alternatives.join('|'), 'gu');

/** How a text is cut. Every character of it is in one of the pieces. */
export const publishedPatterns: Readonly<Record<PublishedPattern, RegExp>> = {
  gpt2: gpt2Pattern,
  cl100k: pattern(
    contraction,
    String.raw`[^\r\n\p{L}\p{N}]?\p{L}+`,
    String.raw`\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s+$|\s*[\r\n]|\s+(?!\S)|\s`,
  ),
  o200k: pattern(
    String.raw`[^\r\n\p{L}\p{N}]?${upper}*${lower}+(?:${contraction})?`,
    String.raw`[^\r\n\p{L}\p{N}]?${upper}+${lower}*(?:${contraction})?`,
    String.raw`\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
  ),
};

/** A published token: its text, or its bytes where they are no text by themselves. */
export type PublishedToken = string | readonly number[];

/** A tokenizer over the tokens of a published model, in the order of their ranks. */
export const fromRanks = (tokens: readonly PublishedToken[], pattern: PublishedPattern): RankedBpe =>
  new RankedBpe(tokens, publishedPatterns[pattern]);

export class RankedBpe implements Tokenizer {
  readonly size: number;
  /** What every token spells, one character a byte, by id. */
  readonly spelling: readonly string[];
  #ids: ReadonlyMap<string, number>;
  #byteIds: readonly number[];
  #ranks: Ranks;
  #pattern: RegExp;
  #cache = new ChunkCache();

  /** @throws RangeError when a byte is missing: then some texts could not be encoded */
  constructor(tokens: readonly PublishedToken[], pattern: RegExp) {
    const spelling = tokens.map(spelled);
    const ids = new Map(spelling.map((token, id) => [token, id]));
    this.size = tokens.length;
    this.spelling = spelling;
    this.#ids = ids;
    this.#byteIds = byteAlphabet.map((byte, value) => {
      const id = ids.get(byte);
      if (id === undefined) throw new RangeError(`the byte ${value} is no token`);
      return id;
    });
    this.#ranks = {
      rank: (left, right) => ids.get(spelling[left] + spelling[right]) ?? -1,
      product: (rank) => rank,
    };
    this.#pattern = pattern;
  }

  encode(text: string): number[] {
    return this.#cache.encodeAll(this.#chunks(text), (chunk) => this.#encodeChunk(chunk));
  }

  /** Forgets the chunks encoded so far: it keeps their ids, for speed alone. */
  forget(): void {
    this.#cache.clear();
  }

  /** The same ids, chunk by chunk. */
  encodeChunks(text: string): number[][] {
    return this.#chunks(text).map((chunk) => this.#encodeChunk(chunk));
  }

  /** @throws RangeError for an id that there is not */
  decode(ids: readonly number[]): string {
    return textOf(ids.map((id) => this.#spelled(id)).join(''), 'bytes');
  }

  /** @throws RangeError for an id that there is not */
  piece(id: number): string {
    return legible(this.#spelled(id), 'bytes');
  }

  #chunks(text: string): string[] {
    return text.match(this.#pattern) ?? [];
  }

  /** A chunk that is a token is that token, whichever merges lead there. */
  #encodeChunk(chunk: string): number[] {
    const spelling = spelled(chunk);
    const whole = this.#ids.get(spelling);
    if (whole !== undefined) return [whole];
    const bytes = bytesOfString(spelling);
    return mergeByRank(
      Array.from(bytes, (byte) => this.#byteIds[byte]),
      this.#ranks,
    );
  }

  #spelled(id: number): string {
    const spelled = this.spelling[id];
    if (spelled === undefined) throw new RangeError(`there is no token ${id}: ids are 0 to ${this.size - 1}`);
    return spelled;
  }
}

/** One character a byte; a text of ASCII alone is its own bytes. */
const spelled = (token: PublishedToken): string =>
  typeof token !== 'string' ? byteString(token) : isAscii(token) ? token : byteString(bytesOf(token));

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
