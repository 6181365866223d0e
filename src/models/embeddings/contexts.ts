/** The company a word keeps: the words within a window of it, and what two words have in common there.
 *  Source: Harris 1954, Distributional structure: words that occur in the same contexts tend to have similar meanings. */

import type { Corpus } from './vocabulary';

/** How often each word stands within `window` words of this one, in the same sentence. */
export function contextsOf(corpus: Corpus, id: number, window: number): Map<number, number> {
  const counts = new Map<number, number>();
  forEachSentence(corpus, (begin, end) => {
    for (let at = begin; at < end; at++) {
      if (corpus.tokens[at] !== id) continue;
      for (let beside = Math.max(begin, at - window); beside < Math.min(end, at + window + 1); beside++)
        if (beside !== at) counts.set(corpus.tokens[beside], (counts.get(corpus.tokens[beside]) ?? 0) + 1);
    }
  });
  return counts;
}

/** Context words of both, the most telling first: frequent beside both, and at least twice as frequent as in the text.
 *    m log(m / p)      m = the smaller of the two shares among the contexts, p = the share of the text */
export function sharedContexts(corpus: Corpus, a: Map<number, number>, b: Map<number, number>): number[] {
  const [sumA, sumB] = [a, b].map((counts) => [...counts.values()].reduce((sum, count) => sum + count, 0));
  const telling = (id: number): number => {
    const share = Math.min(a.get(id)! / sumA, b.get(id)! / sumB);
    const times = (share * corpus.tokens.length) / corpus.counts[id];
    return times < 2 ? 0 : share * Math.log(times);
  };
  return [...a.keys()]
    .filter((id) => b.has(id))
    .map((id) => ({ id, score: telling(id) }))
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score || x.id - y.id)
    .map(({ id }) => id);
}

/** How far two words keep the same company: sentences they share, the different words beside each, and beside both. */
export function company(corpus: Corpus, a: number, b: number, window: number) {
  const [besideA, besideB] = [a, b].map((id) => contextsOf(corpus, id, window));
  return {
    together: sentencesWith(corpus, a, [b]),
    first: besideA.size,
    second: besideB.size,
    shared: [...besideA.keys()].filter((id) => besideB.has(id)).length,
  };
}

/** Sentences that hold the word and at least one of the others. */
export function sentencesWith(corpus: Corpus, id: number, others: readonly number[]): number {
  let count = 0;
  forEachSentence(corpus, (begin, end) => {
    const sentence = corpus.tokens.subarray(begin, end);
    if (sentence.includes(id) && others.some((other) => sentence.includes(other))) count++;
  });
  return count;
}

function forEachSentence({ sentences }: Corpus, visit: (begin: number, end: number) => void): void {
  for (let s = 0; s + 1 < sentences.length; s++) visit(sentences[s], sentences[s + 1]);
}
