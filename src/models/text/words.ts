/** The words of a text, and how many were left out. */
export interface Words {
  readonly tokens: string[];
  readonly dropped: number;
}

// A fixed language, so that server and page cut a text alike.
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Cuts a text into words and punctuation marks, each one token; spaces are not tokens. Works in every script; an emoji is one mark.
 *  Source: Unicode Standard Annex 29, word boundaries.   Leaves out: subwords, which a trained model would use.
 *  @param limit tokens kept
 *  @returns the first `limit` tokens, and how many came after them */
export function words(text: string, limit = 60): Words {
  const all = Array.from(segmenter.segment(text), ({ segment }) => segment).filter((segment) => segment.trim() !== '');
  return { tokens: all.slice(0, limit), dropped: Math.max(0, all.length - limit) };
}
