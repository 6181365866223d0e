/** gpt-tokenizer as it is called here: the text of a special token is ordinary text, and a text is encoded chunk by chunk. */
import { GptEncoding } from 'gpt-tokenizer/GptEncoding';
import { getEncodingParams } from 'gpt-tokenizer/modelParams';
import { encodings, type EncodingName } from './encodings';

/** A token's text, or its bytes where they are no text by themselves; in the order of the ids. */
export type Ranks = readonly (string | readonly number[])[];

export interface Encoded {
  readonly tokens: number;
  /** of the first tokens, as many as were asked for */
  readonly ids: readonly number[];
  /** what each of them spells in UTF-8 */
  readonly bytes: readonly (readonly number[])[];
}

/** Its merging looks at every pair of a chunk again and again: beyond this a chunk takes seconds. */
export const longestChunk = 16_000;

const utf8 = new TextEncoder();
const asText = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };

export class Encoding {
  readonly #api: GptEncoding;
  readonly #ranks: Ranks;
  readonly #pattern: RegExp;

  constructor(name: EncodingName, ranks: Ranks) {
    const { file } = encodings[name];
    this.#ranks = ranks;
    this.#api = GptEncoding.getEncodingApi(file, () => ranks);
    this.#pattern = getEncodingParams(file, () => ranks).tokenSplitRegex;
  }

  /** Yields after every chunk, so that the caller owns the time.
   *  @throws RangeError with a sentence for a text that would take too long */
  *encode(text: string, shown: number): Generator<void, Encoded> {
    for (const { 0: chunk } of text.matchAll(this.#pattern)) {
      if (utf8.encode(chunk).length > longestChunk) throw new RangeError(tooLong(chunk.length));
      yield;
    }
    let tokens = 0;
    const ids: number[] = [];
    for (const chunk of this.#api.encodeGenerator(text, asText)) {
      tokens += chunk.length;
      for (const id of chunk) if (ids.length < shown) ids.push(id);
      yield;
    }
    return { tokens, ids, bytes: ids.map((id) => this.#bytesOf(id)) };
  }

  #bytesOf(id: number): number[] {
    const token = this.#ranks[id];
    return typeof token === 'string' ? Array.from(utf8.encode(token)) : [...token];
  }
}

const tooLong = (length: number) =>
  `The text has a run of ${length.toLocaleString('en')} characters that this tokenizer does not split: it would take too long.`;
