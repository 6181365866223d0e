/** A text as documents: one a line, cut into words and punctuation marks, in small letters, so that "Yes" and "yes" are one word. */

import { words } from '../text/words';

export interface Documents {
  readonly documents: readonly (readonly string[])[];
  /** lines that came after the last one kept */
  readonly droppedLines: number;
  /** words that came after the last one kept in their line */
  readonly droppedWords: number;
}

/** Lines without a word are no documents.
 *  @param most  lines kept, and words kept in each */
export function documentsOf(text: string, most: { lines: number; words: number }): Documents {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).filter((line) => line.trim() !== '');
  const cut = lines.slice(0, most.lines).map((line) => words(line.toLowerCase(), most.words));
  return {
    documents: cut.map(({ tokens }) => tokens).filter((tokens) => tokens.length > 0),
    droppedLines: Math.max(0, lines.length - most.lines),
    droppedWords: cut.reduce((sum, { dropped }) => sum + dropped, 0),
  };
}
