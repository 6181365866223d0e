/** Pretokenisation: the text is cut into chunks before anything is merged, and no merge ever crosses a cut.
 *
 *    "I'm here, you're there"   words  I'm ▁here, ▁you're ▁there
 *                               gpt2   I 'm ␣here , ␣you 're ␣there        (␣ is the space itself)
 *                               moses  I ' m ▁here , ▁you ' re ▁there
 *                               english  as gpt2, but only a to z are letters, and 't of 'tis is no contraction
 *
 *  The chunks of `whole`, `gpt2` and `english` put together are the text. `words` and `moses` keep of white space only that there was
 *  some: ▁ stands before a chunk that followed white space. Lost are its kind and its length, white space at the end of the
 *  text, and the difference between a space and a ▁ of the text itself.
 *  Source: Radford et al. 2019, Language models are unsupervised multitask learners (the pattern of its encoder.py);
 *  Kudo and Richardson 2018, SentencePiece, arXiv 1808.06226 (the mark ▁); Koehn et al. 2007, Moses.
 *  Leaves out: of Moses its lists of abbreviations, its rules by language, and its escapes; here a mark is a chunk of its own. */

export type Pretokeniser = 'whole' | 'words' | 'gpt2' | 'english' | 'moses';

/** Stands for the white space before a chunk in `words` and `moses`. */
export const spaceMark = '▁';

/** The rules under which ▁ stands for white space. */
export const marksSpaces = (rule: Pretokeniser): boolean => rule === 'words' || rule === 'moses';

/** Contractions, then runs of letters, of digits, of other marks, each with one space before it, then white space. */
export const gpt2Pattern = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

const english = /'(?:s|t|re|ve|m|ll|d)(?![A-Za-z])| ?[A-Za-z]+| ?[0-9]+| ?[^\sA-Za-z0-9]+|\s+(?!\S)|\s+/gu;

const words = /\S+/gu;

// A word, hyphens inside it and points inside a number included; or any one mark.
const moses = /[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+|(?<=\p{N})[.,]\p{N}+)*|\S/gu;

const patterns = { words, gpt2: gpt2Pattern, english, moses };

/** The chunks of a text in order, cut as they are asked for. */
export function* chunksOf(text: string, rule: Pretokeniser): Generator<string, void> {
  if (rule === 'whole') {
    if (text !== '') yield text;
    return;
  }
  for (const { 0: chunk, index } of text.matchAll(patterns[rule])) {
    yield marksSpaces(rule) && followsSpace(text, index) ? spaceMark + chunk : chunk;
  }
}

/** The chunks of a text in order; none for an empty text. */
export function pretokenize(text: string, rule: Pretokeniser): string[] {
  return marksSpaces(rule) || rule === 'whole' ? [...chunksOf(text, rule)] : (text.match(patterns[rule]) ?? []);
}

/** Puts chunks, one after another, back into a text. */
export const joined = (chunks: string, rule: Pretokeniser): string =>
  marksSpaces(rule) ? chunks.replaceAll(spaceMark, ' ') : chunks;

const followsSpace = (text: string, index: number): boolean => index > 0 && /\s/u.test(text[index - 1]);
