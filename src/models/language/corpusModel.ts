/** A small language model made from one text, on the spot: a byte-level BPE tokenizer is trained on the text, and an interpolated
 *  n-gram model counts its tokens.   Leaves out: anything learned by gradient; a text held out. */

import { trainBpe } from '../text/bpe/train';
import type { Tokenizer } from '../text/tokenizer';
import { NgramCounts } from './ngram/counts';
import { interpolated } from './ngram/interpolated';
import type { NgramModel } from './ngram/ngramModel';

export interface CorpusModelOptions {
  /** merges of the tokenizer, at most; default 768: a vocabulary of 1,024 */
  readonly merges?: number;
  /** N, default 4 */
  readonly order?: number;
}

export interface CorpusModel {
  readonly tokenizer: Tokenizer;
  readonly model: NgramModel;
  /** tokens that were counted */
  readonly tokens: number;
  /** How often the text has a token by itself; 0 for a byte that it never had, or only inside larger tokens. */
  seen(id: number): number;
}

export function corpusModel(text: string, { merges = 768, order = 4 }: CorpusModelOptions = {}): CorpusModel {
  const tokenizer = trainBpe(text, { base: 'bytes', pretokeniser: 'gpt2', tie: 'first', merges });
  const ids = tokenizer.encode(text);
  const counts = new NgramCounts(ids, order, tokenizer.size);
  return { tokenizer, model: interpolated(counts), tokens: ids.length, seen: (id) => counts.count([id]) };
}
