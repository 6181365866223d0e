/** From what tokens spell back to text. In bytes a character may be spread over several tokens, and a cut between them
 *  leaves bytes that are no UTF-8. */

import { bytesOfString, type Base } from './alphabet';

// A byte order mark is a character like any other here.
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** The text of a spelling; bytes that are no UTF-8 become �. */
export const textOf = (spelling: string, base: Base): string =>
  base === 'bytes' ? lenient.decode(bytesOfString(spelling)) : spelling;

/** The spelling as a reader sees it: bytes that are no character by themselves as ⟨E2⟩. */
export function legible(spelling: string, base: Base): string {
  if (base === 'characters') return spelling;
  const bytes = bytesOfString(spelling);
  let text = '';
  for (let i = 0; i < bytes.length;) {
    const character = characterAt(bytes, i);
    text += character ?? `⟨${bytes[i].toString(16).toUpperCase().padStart(2, '0')}⟩`;
    i += character === undefined ? 1 : lengthAt(bytes[i]);
  }
  return text;
}

/** The character whose UTF-8 begins at i; undefined when there is none. */
function characterAt(bytes: Uint8Array, i: number): string | undefined {
  try {
    return strict.decode(bytes.subarray(i, i + lengthAt(bytes[i])));
  } catch {
    return undefined;
  }
}

/** Bytes of the character that begins with this one. */
const lengthAt = (lead: number): number => (lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
