/** A vocabulary of which twelve rows are drawn, and tables of vectors for them.
 *  The indices of eight words are those of the lecture slide. Those of cat, dog, dogs and <unk> are ours, and so are the
 *  vectors: written by hand, so that words alike in meaning get vectors alike. A trained table is learned from text. */

import { rng, tensor, type Tensor } from '@/tensor';

/** Words in the whole vocabulary, of which the drawn ones are a part. */
export const vocabularySize = 34570;

export const features = ['living', 'computing', 'place', 'water', 'many', 'grammar'] as const;

/** One row a word: its index, and its six features. */
const rows: readonly (readonly [word: string, index: number, ...vector: number[]])[] = [
  ['a', 0, -0.3, -0.2, -0.1, -0.1, -0.5, 0.9],
  ['the', 1, -0.2, -0.1, 0.1, -0.1, 0.1, 1],
  ['he', 2, 0.7, -0.3, -0.2, -0.1, -0.5, 0.8],
  ['cat', 846, 0.8, -0.4, 0.1, -0.8, -0.3, -0.3],
  ['transformers', 1280, -0.5, 0.9, -0.3, -0.2, 0.4, -0.2],
  ['embedding', 1281, -0.4, 0.8, 0.1, -0.3, -0.4, -0.2],
  ['partial', 1282, -0.4, 0.1, -0.2, 0.1, -0.3, 0.4],
  ['dog', 5120, 0.9, -0.3, 0.2, -0.3, -0.1, -0.3],
  ['dogs', 20311, 0.9, -0.2, 0.2, -0.3, 0.2, -0.3],
  ['tunis', 34567, 0.1, -0.3, 0.9, 0.5, -0.4, -0.2],
  ['dolphin', 34568, 0.8, -0.2, -0.1, 0.9, -0.3, -0.3],
  ['<unk>', 34569, 0.1, 0.1, 0.1, -0.1, -0.1, 0.1],
];

export const vocabulary = rows.map(([word, index]) => ({ word, index }));
const unknown = rows.length - 1;

export interface Entry {
  /** as typed */
  word: string;
  /** its place among the drawn rows; that of <unk> for a word that is not in the list */
  row: number;
  /** not in the list */
  unknown: boolean;
}

/** Where a word stands in the list, whatever its capitals. */
export function find(word: string): Entry {
  const row = rows.findIndex(([known]) => known === word.toLowerCase());
  return row < 0 ? { word, row: unknown, unknown: true } : { word, row, unknown: false };
}

/** C, the first d features of every drawn word.
 *  @returns [d, V], V the twelve drawn words */
export const handMadeTable = (d: number): Tensor => named(features.slice(0, d).map((_, k) => rows.map((row) => Number(row[2 + k])))); // prettier-ignore

/** C before any training: every number drawn. Fewer dimensions are the first of more.
 *  @returns [d, V] */
export function drawnTable(d: number, seed: number): Tensor {
  const draw = rng(seed);
  const all = features.map(() => rows.map(() => draw.normal(0, 0.6)));
  return named(all.slice(0, d));
}

const named = (values: number[][]): Tensor => tensor(values, { name: 'C', axes: ['d', 'V'] });
