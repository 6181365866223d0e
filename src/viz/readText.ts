/** A text file of the reader's, as a string or as a sentence that says why not. */

export type ReadText = { text: string; problem?: undefined } | { text?: undefined; problem: string };

/** Reads a file as UTF-8 and nothing else: a wrong guess of the encoding would teach wrong counts.
 *  @param limit characters; a longer file is refused before it is read when its bytes alone say so */
export async function readText(file: Blob & { readonly name?: string }, limit: number): Promise<ReadText> {
  const name = file.name ? `“${file.name}”` : 'This file';
  const most = limit.toLocaleString('en');
  // A character takes at most four bytes in UTF-8.
  if (file.size > 4 * limit) return { problem: `${name} is too large: at most ${most} characters are read.` };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { problem: `${name} could not be read.` };
  }
  const bad = firstInvalid(bytes);
  if (bad >= 0) {
    const byte = bytes[bad].toString(16).toUpperCase().padStart(2, '0');
    return {
      problem: `${name} is not UTF-8 text: the byte ${byte} at position ${bad.toLocaleString('en')} is not part of a character. Save it as UTF-8 and try again.`,
    };
  }
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') return { problem: `${name} holds no text.` };
  if (text.length > limit)
    return {
      problem: `${name} is too long: ${text.length.toLocaleString('en')} characters, and at most ${most} are read.`,
    };
  return { text };
}

/** Where UTF-8 is first broken, −1 where it is whole. */
export function firstInvalid(bytes: Uint8Array): number {
  const whole = (end: number, stream: boolean) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream });
      return true;
    } catch {
      return false;
    }
  };
  if (whole(bytes.length, false)) return -1;
  // The longest prefix that could still go on, by halving.
  let [good, broken] = [0, bytes.length + 1];
  while (broken - good > 1) {
    const middle = (good + broken) >> 1;
    if (whole(middle, true)) good = middle;
    else broken = middle;
  }
  // It may end inside a character: that character's first byte is then the place.
  while (!whole(good, false)) good--;
  return good;
}
