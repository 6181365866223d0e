/** How often each n-gram occurs among a million characters of tokens: words and marks, or letters. The answer is, place by place,
 *  the count of the n-gram that begins there. */

import { tokensOf } from '@/models/language/ngram/corpus';
import { shuffled } from './bpe';

export interface NgramCounting {
  readonly tokens: readonly string[];
  readonly order: number;
}

export const ngramCounting = (unit: 'words' | 'letters', order: number): NgramCounting => ({
  tokens: tokensOf(shuffled(), unit),
  order,
});
