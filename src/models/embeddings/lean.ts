/** Which of two words a third lies nearer to, and what the text says about it: he and she beside jobs.
 *    lean = cos(word, she) − cos(word, he)      above 0: nearer to she
 *  Leaves out: every other way in which a text can be unfair.
 *  Source: Arseniev-Koehler 2021 on what such distances can and cannot show. */

import { sentencesWith } from './contexts';
import { cosine, vectorOf } from './neighbours';
import type { Corpus } from './vocabulary';

/** Sentences of the text with the word and he, his or him; with she, her or hers. */
export interface Counts {
  he: number;
  she: number;
}
export interface Lean extends Counts {
  id: number;
  lean: number;
}

const forms = { he: ['he', 'his', 'him'], she: ['she', 'her', 'hers'] };

export function countsBeside(corpus: Corpus, id: number): Counts {
  const beside = (words: readonly string[]) =>
    sentencesWith(
      corpus,
      id,
      words.flatMap((word) => corpus.ids.get(word) ?? []),
    );
  return { he: beside(forms.he), she: beside(forms.she) };
}

/** The most towards she first.
 *  @param vectors [V, d]
 *  @returns undefined when he or she is not in the vocabulary */
export function leans(corpus: Corpus, vectors: Float32Array, d: number, ids: readonly number[]): Lean[] | undefined {
  const [he, she] = [corpus.ids.get('he'), corpus.ids.get('she')];
  if (he === undefined || she === undefined) return undefined;
  const near = (id: number, to: number) => cosine(vectorOf(vectors, d, id), vectorOf(vectors, d, to));
  return ids
    .map((id) => ({ id, lean: near(id, she) - near(id, he), ...countsBeside(corpus, id) }))
    .sort((a, b) => b.lean - a.lean);
}
