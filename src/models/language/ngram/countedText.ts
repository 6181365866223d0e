import { readCorpus, type Corpus, type Unit } from './corpus';
import { NgramCounts } from './counts';
import { firstTokens, holdOut, stream } from './heldOut';
import { asString } from './longestCopy';

/** A text read, a tenth of it set aside, the rest counted. */
export interface CountedText {
  readonly corpus: Corpus;
  readonly counts: NgramCounts;
  /** sentences that were counted */
  readonly sentences: number;
  /** the same as one string, to look for copies in */
  readonly searchable: string;
  /** What models are judged by: held-out sentences, and about as many tokens of training text. */
  readonly judges: {
    readonly training: readonly (readonly number[])[];
    readonly heldOut: readonly (readonly number[])[];
  };
}

/** Tokens that a model is judged by, at most: enough for three digits, few enough for a page. */
const judged = 4000;

export function countText(text: string, unit: Unit, order: number): CountedText {
  const corpus = readCorpus(text, unit);
  const { training, heldOut } = holdOut(corpus.sentences);
  const held = firstTokens(heldOut, judged);
  const size = held.reduce((sum, sentence) => sum + sentence.length, 0);
  return {
    corpus,
    counts: new NgramCounts(stream(training), order, corpus.pieces.length),
    sentences: training.length,
    searchable: asString(training.flat()),
    judges: { training: firstTokens(training, size || judged), heldOut: held },
  };
}
