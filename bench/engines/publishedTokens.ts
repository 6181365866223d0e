import type { PublishedToken } from '@/models/text/bpe/fromRanks';
import type { Encoding } from '../workloads/bpe';

const lists: Readonly<Record<Encoding, () => Promise<{ default: readonly PublishedToken[] }>>> = {
  gpt2: () => import('gpt-tokenizer/bpeRanks/r50k_base'),
  cl100k: () => import('gpt-tokenizer/bpeRanks/cl100k_base'),
  o200k: () => import('gpt-tokenizer/bpeRanks/o200k_base'),
};

/** The tokens of a published model in the order of their ranks, from the package gpt-tokenizer. */
export const publishedTokens = async (encoding: Encoding): Promise<readonly PublishedToken[]> =>
  (await lists[encoding]()).default;
