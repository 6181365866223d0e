/** Byte-pair training as the paper's own listing does it: all pairs are counted anew at every merge. It stands in for a peer,
 *  since npm has no trainer that is known to be sound; a megabyte takes it minutes, so that it only has the small text. */

import { Bpe } from '@/models/text/bpe/bpe';
import { byteAlphabet } from '@/models/text/bpe/alphabet';
import type { Merge } from '@/models/text/bpe/merge';
import { pairCounts } from '@/models/text/bpe/pairs';
import { mergeAll } from '@/models/text/bpe/replay';
import type { Engine } from '../engine';
import { exactly, type BpeTraining } from '../workloads/bpe';

export const load = (): Engine => ({
  name: 'recount',
  about: 'byte-pair training that counts all pairs anew at every merge: pairCounts and mergeAll of src/models/text/bpe',
  jobs: {
    bpeTraining: (given) => {
      if (given.text.length > 100_000) throw new Error('it would take minutes');
      const once = () => train(given);
      return { once, read: () => exactly(once().flatMap(({ left, right, count }) => [left, right, count])) };
    },
  },
});

function train({ text, pretokeniser, merges: most }: BpeTraining): Merge[] {
  let chunks = new Bpe({ base: 'bytes', pretokeniser, alphabet: byteAlphabet, merges: [] }).baseChunks(text);
  const merges: Merge[] = [];
  while (merges.length < most) {
    const [best] = pairCounts(chunks);
    if (!best || best.count < 2) break;
    const merge = { ...best, id: 256 + merges.length, tied: 1 };
    chunks = chunks.map((chunk) => mergeAll(chunk, merge));
    merges.push(merge);
  }
  return merges;
}
