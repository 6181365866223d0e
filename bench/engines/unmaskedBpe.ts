/** Our byte-pair encoding: training in bytes, ties to the pair that stands first; encoding with the tokens of published models. */

import { fromRanks } from '@/models/text/bpe/fromRanks';
import { trainBpe } from '@/models/text/bpe/train';
import type { Job, Jobs } from '../engine';
import { exactly, type BpeTraining, type Encode } from '../workloads/bpe';
import { publishedTokens } from './publishedTokens';

export const bpe: Jobs = {
  bpeTraining: ({ text, pretokeniser, merges }: BpeTraining): Job => {
    const train = () => trainBpe(text, { base: 'bytes', pretokeniser, tie: 'first', merges });
    return {
      once: train,
      read: () => exactly(train().merges.flatMap(({ left, right, count }) => [left, right, count])),
    };
  },
  encode: async ({ text, encoding, cache }: Encode): Promise<Job> => {
    const tokenizer = fromRanks(await publishedTokens(encoding), encoding);
    return {
      once: () => {
        if (cache === 'cold') tokenizer.forget();
        return tokenizer.encode(text);
      },
      read: () => exactly(tokenizer.encode(text)),
    };
  },
};
