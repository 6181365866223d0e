import type { Tokenizer } from './tokenizer';
import { words } from './words';

/** One token a word or mark. The vocabulary is what a training text has, the most frequent first; any other word is the last
 *  id, unknown, and is lost, as is white space.
 *  Source: Unicode Standard Annex 29, word boundaries.   Leaves out: a limit on the vocabulary, lower case, stems. */
export class WordTokenizer implements Tokenizer {
  readonly size: number;
  readonly unknown: number;
  readonly #vocabulary: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;

  constructor(training: string) {
    const counts = new Map<string, number>();
    for (const word of wordsOf(training)) counts.set(word, (counts.get(word) ?? 0) + 1);
    this.#vocabulary = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!);
    this.#ids = new Map(this.#vocabulary.map((word, id) => [word, id]));
    this.unknown = this.#vocabulary.length;
    this.size = this.unknown + 1;
  }

  encode(text: string): number[] {
    return wordsOf(text).map((word) => this.#ids.get(word) ?? this.unknown);
  }

  /** One space between words, which is not always what there was. */
  decode(ids: readonly number[]): string {
    return ids.map((id) => this.piece(id)).join(' ');
  }

  /** @throws RangeError for an id that there is not */
  piece(id: number): string {
    if (id === this.unknown) return '�';
    const word = this.#vocabulary[id];
    if (word === undefined) throw new RangeError(`there is no token ${id}: ids are 0 to ${this.unknown}`);
    return word;
  }
}

export const wordsOf = (text: string): readonly string[] => words(text, Infinity).tokens;
