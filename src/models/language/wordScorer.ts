/** The conditionals of a sentence, word by word, under an interpolated n-gram model that has counted the words of a text. A word
 *  that the text lacks counts as one more word of the vocabulary, never seen: a small share, and not 0. */

import { readCorpus, tokensOf } from './ngram/corpus';
import { NgramCounts, START } from './ngram/counts';
import { stream } from './ngram/heldOut';
import { interpolated } from './ngram/interpolated';
import { windowOf } from './ngram/ngramModel';

export interface Factor {
  readonly token: string;
  /** what the model sees of the words before, START included */
  readonly given: readonly string[];
  /** p(token | given) */
  readonly p: number;
  /** how often the text has the token after the one word before it */
  readonly pairs: number;
}

export interface WordScorer {
  /** N */
  readonly order: number;
  readonly words: number;
  readonly vocabulary: number;
  /** The factors of the chain rule, for at most `limit` words from the start of a sentence; STOP is not asked for. */
  factors(sentence: string, limit?: number): { readonly factors: readonly Factor[]; readonly left: number };
}

export function wordScorer(text: string, order = 3): WordScorer {
  const corpus = readCorpus(text, 'words');
  const counts = new NgramCounts(stream(corpus.sentences), order, corpus.pieces.length + 1);
  const model = interpolated(counts);
  return {
    order,
    words: counts.count([]),
    vocabulary: corpus.pieces.length,
    factors(sentence, limit = Infinity) {
      const all = tokensOf(sentence, 'words');
      const tokens = all.slice(0, limit);
      const ids = [START, ...tokens.map((token) => corpus.id(token))];
      const factors = tokens.map((token, t) => {
        const before = ids.slice(0, t + 1);
        const window = windowOf(before, order);
        const names = ['START', ...tokens].slice(t + 1 - window.length, t + 1);
        return {
          token,
          given: names,
          p: model.probability(ids[t + 1]!, before),
          pairs: counts.count(ids.slice(t, t + 2)),
        };
      });
      return { factors, left: all.length - tokens.length };
    },
  };
}
