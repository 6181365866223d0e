/** A model is judged by text it was not made from: every tenth sentence is kept aside. */

import { START, type NgramCounts } from './counts';
import { windowOf, type NgramModel } from './ngramModel';
import { logProbabilities, perplexity, type Surprise } from './perplexity';

type Sentences = readonly (readonly number[])[];

/** Sentences 10, 20, 30 … are held out; of fewer than ten, the last one; a single sentence is not. */
export function holdOut(sentences: Sentences): { training: Sentences; heldOut: Sentences } {
  const every = Math.max(2, Math.min(10, sentences.length));
  const isHeld = (i: number) => i % every === every - 1;
  return { training: sentences.filter((_, i) => !isHeld(i)), heldOut: sentences.filter((_, i) => isHeld(i)) };
}

/** The sentences one after the other, each opened by START: what is counted. */
export const stream = (sentences: Sentences): number[] => sentences.flatMap((sentence) => [START, ...sentence]);

/** As many sentences from the front as have `limit` tokens, so that a long text is judged by a part of it. */
export function firstTokens(sentences: Sentences, limit: number): Sentences {
  let tokens = 0;
  return sentences.filter((sentence) => (tokens += sentence.length) - sentence.length < limit);
}

/** Undefined when there are no sentences. */
export function surpriseAt(model: NgramModel, sentences: Sentences): Surprise | undefined {
  return sentences.length === 0 ? undefined : perplexity(logProbabilities(model, stream(sentences)));
}

export interface Unseen {
  /** share of the tokens whose context, of N − 1 tokens, the training text does not have */
  readonly contexts: number;
  /** share of the tokens whose n-gram it does not have: a model without smoothing gives them 0 */
  readonly ngrams: number;
}

export function unseenShares(counts: NgramCounts, order: number, sentences: Sentences): Unseen | undefined {
  let [tokens, contexts, ngrams] = [0, 0, 0];
  for (const sentence of sentences) {
    const ids = [START, ...sentence];
    for (let t = 1; t < ids.length; t++) {
      const h = windowOf(ids.slice(Math.max(0, t + 1 - order), t), order);
      tokens++;
      if (counts.contextCount(h) === 0) contexts++;
      if (counts.count([...h, ids[t]]) === 0) ngrams++;
    }
  }
  return tokens === 0 ? undefined : { contexts: contexts / tokens, ngrams: ngrams / tokens };
}
