/** Tokens that close a quotation when they follow a word: those with a quotation mark before which no space stands.
 *  In these stories an opening mark always follows a space or begins a paragraph. */

import type { Tokenizer } from '../../text/tokenizer';

export function closingTokens(tokenizer: Tokenizer): number[] {
  const ids = Array.from({ length: tokenizer.size }, (_, id) => id);
  return ids.filter((id) => /^[^\s"]*"/.test(tokenizer.piece(id)));
}
