/** gpt-tokenizer: the tokenizers of OpenAI in plain JavaScript. Warm, it may keep as many chunks as ours does. */

import type { Engine } from '../engine';
import { exactly, type Encoding } from '../workloads/bpe';

interface Tokenizer {
  encode(text: string): number[];
  clearMergeCache(): void;
  setMergeCacheSize(size: number): void;
}

const tokenizers: Readonly<Record<Encoding, () => Promise<Tokenizer>>> = {
  gpt2: () => import('gpt-tokenizer/encoding/r50k_base'),
  cl100k: () => import('gpt-tokenizer/encoding/cl100k_base'),
  o200k: () => import('gpt-tokenizer/encoding/o200k_base'),
};

export const load = (): Engine => ({
  name: 'gpt-tokenizer',
  about: 'gpt-tokenizer 4.0.0, plain JavaScript',
  jobs: {
    encode: async ({ text, encoding, cache }) => {
      const { encode, clearMergeCache, setMergeCacheSize } = await tokenizers[encoding]();
      setMergeCacheSize(1 << 16);
      return {
        once: () => {
          if (cache === 'cold') clearMergeCache();
          return encode(text);
        },
        read: () => exactly(encode(text)),
      };
    },
  },
});
