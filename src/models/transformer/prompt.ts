/** What a GPT reads of a text: a line break, because every paragraph it was trained on follows one, then the text in tokens;
 *  of a text that is too long its end, because the end is what comes before the next token. */

import type { Tokenizer } from '../text/tokenizer';

export interface Prompt {
  readonly ids: readonly number[];
  /** the tokens as a reader sees them */
  readonly pieces: readonly string[];
  /** tokens at the beginning that do not fit */
  readonly left: number;
}

/** @param context T, tokens read at most */
export function promptOf(text: string, tokenizer: Tokenizer, context: number): Prompt {
  const all = tokenizer.encode(`\n${text}`);
  const ids = all.slice(-context);
  return { ids, pieces: ids.map((id) => tokenizer.piece(id)), left: all.length - ids.length };
}
