/** js-tiktoken: the same tokenizers, ported from tiktoken. It keeps no chunks. */

import { Tiktoken, type TiktokenBPE } from 'js-tiktoken/lite';
import type { Engine } from '../engine';
import { exactly, type Encoding } from '../workloads/bpe';

const lists: Readonly<Record<Encoding, () => Promise<{ default: TiktokenBPE }>>> = {
  gpt2: () => import('js-tiktoken/ranks/gpt2'),
  cl100k: () => import('js-tiktoken/ranks/cl100k_base'),
  o200k: () => import('js-tiktoken/ranks/o200k_base'),
};

export const load = (): Engine => ({
  name: 'js-tiktoken',
  about: 'js-tiktoken 1.0.21, plain JavaScript',
  jobs: {
    encode: async ({ text, encoding }) => {
      const tokenizer = new Tiktoken((await lists[encoding]()).default);
      return { once: () => tokenizer.encode(text), read: () => exactly(tokenizer.encode(text)) };
    },
  },
});
