import { bytesOf } from './bpe/alphabet';
import { codePoints, graphemes } from './graphemes';
import type { Tokenizer } from './tokenizer';

/** What is counted of a text, so far. */
export interface Counts {
  readonly characters: number;
  readonly bytes: number;
  readonly graphemes: number;
  /** one number a tokenizer */
  readonly tokens: readonly number[];
  /** of the text, that is counted */
  readonly share: number;
}

/** Counts the tokens of a long text piece by piece, one yield a piece, so that a page can go on drawing.
 *  A piece ends before white space, where none of the tokenizers joins two pieces; a text without any is cut by force, which may
 *  add one token a cut.
 *  @param size UTF-16 units a piece */
export function* countTokens(
  text: string,
  tokenizers: readonly Tokenizer[],
  size = 2000,
): Generator<() => Counts, void> {
  const tokens = tokenizers.map(() => 0);
  let [at, characters, bytes, visible] = [0, 0, 0, 0];
  const look = (): Counts => ({
    characters,
    bytes,
    graphemes: visible,
    tokens: [...tokens],
    share: text ? at / text.length : 1,
  });
  while (at < text.length) {
    const end = endOfPiece(text, at, size);
    const piece = text.slice(at, end);
    characters += codePoints(piece);
    bytes += bytesOf(piece).length;
    visible += graphemes(piece).length;
    tokenizers.forEach((tokenizer, i) => (tokens[i] += tokenizer.encode(piece).length));
    at = end;
    yield look;
  }
}

/** Where a piece that begins at `start` ends. */
export function endOfPiece(text: string, start: number, size: number): number {
  const reach = text.slice(start, start + 4 * size + 1);
  const pattern = /\S(?=\s)/gu;
  pattern.lastIndex = size;
  const found = pattern.exec(reach);
  if (found) return start + found.index + found[0].length;
  if (reach.length <= 4 * size) return text.length;
  return start + 4 * size - ((reach.charCodeAt(4 * size) & 0xfc00) === 0xdc00 ? 1 : 0);
}
