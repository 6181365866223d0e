/** The symbols that there are before the first merge.
 *    bytes       256 of them, the bytes of UTF-8: id = value. Any text can be written with them.
 *    characters  the code points of the training text, sorted. A character that it lacks is unknown.
 *  What a symbol spells is kept as a string: its text, or with bytes one character below U+0100 for each byte.
 *  Leaves out: normalisation; é may be one code point or two, and is then two different things. */

export type Base = 'bytes' | 'characters';

const utf8 = new TextEncoder();

/** What the 256 bytes spell, by id. */
export const byteAlphabet: readonly string[] = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));

/** The bytes of a text, which are their own ids. A lone surrogate becomes the three bytes of �. */
export const bytesOf = (text: string): Uint8Array => utf8.encode(text);

/** One character a byte. */
export function byteString(bytes: ArrayLike<number>): string {
  let string = '';
  for (let i = 0; i < bytes.length; i++) string += String.fromCharCode(bytes[i]);
  return string;
}

/** The bytes of such a string. */
export const bytesOfString = (string: string): Uint8Array =>
  Uint8Array.from({ length: string.length }, (_, i) => string.charCodeAt(i));
