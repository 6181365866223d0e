/** A bag of words: how often each word occurs in each document, and nothing else. Counting, not learning.
 *    N[w, j] = how often word w stands in document j        cos(i, j) = N[:, i] · N[:, j] / (‖N[:, i]‖ ‖N[:, j]‖)
 *  Source: Salton, Wong and Yang 1975, A vector space model for automatic indexing.
 *  Leaves out: weights for rare words (tf–idf). */

import { rng, tensor, type Tensor } from '@/tensor';

export interface BagOfWords {
  /** each word once, in the order of its code points */
  readonly vocabulary: readonly string[];
  /** N [V, documents] */
  readonly counts: Tensor;
}

export function bagOfWords(documents: readonly (readonly string[])[]): BagOfWords {
  const vocabulary = [...new Set(documents.flat())].sort();
  const counts = vocabulary.map((word) => documents.map((document) => document.filter((other) => other === word).length)); // prettier-ignore
  return { vocabulary, counts: tensor(counts.length ? counts : [[0]], { name: 'N', axes: ['V', 'documents'] }) };
}

/** The cosine of every two documents; NaN where one is empty, as 0/0 has no value.
 *  @returns [documents, documents] */
export function documentCosines({ counts }: BagOfWords): Tensor {
  const lengths = counts.square().sum(0, true).sqrt(); // [1, documents]
  return counts.T.matmul(counts).div(lengths.T.matmul(lengths)).named('cosine', ['document', 'document']);
}

/** How many of the counts differ, for two bags of the same words. */
export const changedCounts = (a: BagOfWords, b: BagOfWords): number =>
  a.counts.data.reduce((sum, count, i) => sum + Number(count !== b.counts.data[i]), 0);

/** The same items in another order, where there is another; the seed says which. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const draw = rng(seed);
  for (let attempt = 0; attempt < 20; attempt++) {
    const other = draw.permutation(items.length).map((i) => items[i]!);
    if (other.some((item, i) => item !== items[i])) return other;
  }
  return [...items];
}
