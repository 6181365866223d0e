/** A text as the n-gram models read it: sentences of words, or of letters, each token an id. */

import { words } from '@/models/text/words';

export type Unit = 'words' | 'letters';

export interface Corpus {
  readonly unit: Unit;
  /** The tokens by id; the last is STOP, which ends every sentence. */
  readonly pieces: readonly string[];
  readonly stop: number;
  /** ids of each sentence, its STOP included */
  readonly sentences: readonly (readonly number[])[];
  /** The id of a token; one past the vocabulary for a token that the text does not have. */
  id(piece: string): number;
}

const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const wordOrMark = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*|\S/gu;
const withoutSpaces = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** The sentences of a text, without the spaces around them.
 *  Source: Unicode Standard Annex 29, sentence boundaries.   Leaves out: abbreviations; "Dr." ends a sentence. */
export const sentencesOf = (text: string): string[] =>
  Array.from(sentenceSegmenter.segment(text), ({ segment }) => segment.trim()).filter((sentence) => sentence !== '');

/** The tokens of one sentence: words and punctuation marks, or characters with the spaces between them. */
export function tokensOf(sentence: string, unit: Unit): string[] {
  if (unit === 'letters') return Array.from(sentence.replace(/\s+/g, ' '));
  if (withoutSpaces.test(sentence)) return words(sentence, Infinity).tokens;
  return sentence.match(wordOrMark) ?? [];
}

/** @returns ids in the order of first appearance */
export function readCorpus(text: string, unit: Unit): Corpus {
  const ids = new Map<string, number>();
  const tokenized = sentencesOf(text).map((sentence) =>
    tokensOf(sentence, unit).map((token) => {
      const known = ids.get(token);
      if (known !== undefined) return known;
      ids.set(token, ids.size);
      return ids.size - 1;
    }),
  );
  const stop = ids.size;
  return {
    unit,
    pieces: [...ids.keys(), 'STOP'],
    stop,
    sentences: tokenized.map((sentence) => [...sentence, stop]),
    id: (piece) => ids.get(piece) ?? stop + 1,
  };
}
