/** Tokens that begin as a token does and go on: words that are one piece each. Who stops inside such a word has given the
 *  model another token, and the whole word can no longer be the answer.
 *  @returns ids in the order of the vocabulary, which is that of the merges: frequent pieces first */

import type { Tokenizer } from './tokenizer';

export function longerPieces(id: number, tokenizer: Tokenizer): number[] {
  const begun = tokenizer.piece(id);
  const all = Array.from({ length: tokenizer.size }, (_, other) => other);
  return all.filter((other) => other !== id && tokenizer.piece(other).startsWith(begun));
}
