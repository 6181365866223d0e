/** Two tokenizers that need no merges.
 *    characters   one token a code point; what the training text lacked is unknown
 *    bytes        one token a byte of UTF-8: 256 ids, nothing is unknown, and a character takes one to four of them
 *  Source: The Unicode Standard, §3.9 (UTF-8).   Leaves out: normalisation; é may be one code point or two. */

import { byteAlphabet, bytesOf } from './bpe/alphabet';
import { Bpe } from './bpe/bpe';

const unmerged = { pretokeniser: 'whole', merges: [] } as const;

export const byteTokenizer = new Bpe({ ...unmerged, base: 'bytes', alphabet: byteAlphabet });

/** The characters of a training text, by code point. */
export function characterTokenizer(training: string): Bpe {
  const alphabet = [...new Set(training)].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
  return new Bpe({ ...unmerged, base: 'characters', alphabet });
}

/** A character with some of its bytes on either side of a cut. */
export interface CutCharacter {
  readonly character: string;
  readonly kept: number;
  readonly of: number;
}

/** The character that is cut in two when only the first bytes of a text are kept; undefined when none is. */
export function cutCharacter(text: string, bytes: number): CutCharacter | undefined {
  let at = 0;
  for (const character of text) {
    if (at >= bytes) return undefined;
    const of = bytesOf(character).length;
    if (at + of > bytes) return { character, kept: bytes - at, of };
    at += of;
  }
  return undefined;
}
