/** n-gram (npm) makes the list of n-grams; a Map counts them, the tokens of each joined to a key, as its readers do. */

import { nGram } from 'n-gram';
import type { Engine } from '../engine';
import { exactly } from '../workloads/bpe';
import type { NgramCounting } from '../workloads/ngramCounting';

export const load = (): Engine => ({
  name: 'n-gram',
  about: 'n-gram, its lists counted in a Map',
  jobs: {
    ngramCounting: (given) => ({
      once: () => count(given).counts,
      read: () => {
        const { counts, keys } = count(given);
        return exactly(keys.map((key) => counts.get(key) ?? 0));
      },
    }),
  },
});

function count({ tokens, order }: NgramCounting): { counts: Map<string, number>; keys: string[] } {
  // Its types promise tokens where it gives lists of them.
  const ngrams = nGram(order)(tokens as string[]) as unknown as string[][];
  const keys = ngrams.map((ngram) => ngram.join('\u0000'));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return { counts, keys };
}
