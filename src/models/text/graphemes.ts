// A fixed language, so that server and page cut a text alike.
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The visible characters of a text: an e with an accent after it, a flag or a family is one, of several code points.
 *  Source: Unicode Standard Annex 29, grapheme clusters. */
export const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Code points, a pair of surrogates as one. */
export function codePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++;
  return count;
}
