/** What every tokenizer does: text to ids and back. */
export interface Tokenizer {
  /** Ids are 0 … size − 1. */
  readonly size: number;
  encode(text: string): number[];
  /** The text of the ids; bytes that are no UTF-8 become �. */
  decode(ids: readonly number[]): string;
  /** One token as a reader sees it: a byte that is no character by itself is written ⟨E2⟩. */
  piece(id: number): string;
}
