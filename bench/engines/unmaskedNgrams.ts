/** Our n-gram counts: of every length up to the order in one sort, ids given to the tokens first. */

import { NgramCounts } from '@/models/language/ngram/counts';
import type { Jobs } from '../engine';
import { exactly } from '../workloads/bpe';
import type { NgramCounting } from '../workloads/ngramCounting';

export const ngrams: Jobs = {
  ngramCounting: (given) => ({
    once: () => count(given).counts,
    read: () => {
      const { counts, ids } = count(given);
      const places = Array.from({ length: ids.length - given.order + 1 }, (_, t) => t);
      return exactly(places.map((t) => counts.count(Array.from(ids.subarray(t, t + given.order)))));
    },
  }),
};

function count({ tokens, order }: NgramCounting): { counts: NgramCounts; ids: Int32Array } {
  const known = new Map<string, number>();
  const ids = new Int32Array(tokens.length);
  tokens.forEach((token, t) => {
    let id = known.get(token);
    if (id === undefined) known.set(token, (id = known.size));
    ids[t] = id;
  });
  return { counts: new NgramCounts(ids, order, known.size), ids };
}
