/**
 * Words as vectors whose columns have names. The table is ours, written by hand so that a person can follow every product; a trained model learns its vectors
 * and its columns have no names. A word that is not in the table draws its vector from a seed made of the word: the same word always has the same vector.
 */
import { concat, embedding, rng, tensor, zeros, type Tensor } from '@/tensor';
import { sinusoidal } from '../positions/sinusoidal';
import { features, writtenFeatures } from './vocabulary';

/** The last columns of a vector hold its position; they are zero while positions are switched off. */
export const positionColumns = ['sin t', 'cos t', 'sin t/10', 'cos t/10'] as const;
/** 100 where the paper has 10,000: our texts have at most 60 tokens. Wavelengths are then 2π and 20π. */
const positionBase = 100;

/** Columns of a vector: what the word is, then where it stands. */
export const columns: readonly string[] = [...features, ...positionColumns];

/** A changed feature of a word: [number of the word, index of the feature, value]. */
export type Edit = readonly number[];
const largest = 10;

/** Lower-cased: "Can" and "can" are one word. */
export const wordKey = (token: string) => token.toLowerCase();

/** A whole number below 1,000,000 that stands for a word, short enough for a link. */
export function wordNumber(word: string): number {
  let hash = 2166136261; // FNV-1a
  for (const character of wordKey(word)) hash = Math.imul(hash ^ character.codePointAt(0)!, 16777619) >>> 0;
  return hash % 1_000_000;
}

/** The features of a word before anyone changed them: ours, or one strong and one weak feature drawn from the word itself. */
export function featuresOf(word: string): number[] {
  const key = wordKey(word);
  const written = writtenFeatures(key);
  if (written) return written;
  const draw = rng(key);
  const [strong, weak] = draw.permutation(features.length);
  const values = [draw.uniform(0.6, 1), draw.uniform(0.1, 0.5)].map((x) => Number(x.toFixed(1)));
  return features.map((_, f) => (f === strong ? values[0]! : f === weak ? values[1]! : 0));
}

/** Whether the features of a word are ours, not drawn. */
export const isHandmade = (word: string) => writtenFeatures(wordKey(word)) !== undefined;

/** The features of each word after the edits. Edits that speak of no word or of no feature are passed over. */
export function editedFeatures(words: readonly string[], edits: readonly Edit[]): number[][] {
  return words.map((word) => {
    const row = featuresOf(word);
    for (const [number, feature, value] of edits) {
      if (number === wordNumber(word) && feature !== undefined && feature in row && value !== undefined)
        row[feature] = Math.min(largest, Math.max(-largest, value));
    }
    return row;
  });
}

/** The edits that turn the table's features of `words` into `rows`; edits of other words stay. */
export function recordEdits(
  edits: readonly Edit[],
  words: readonly string[],
  rows: readonly (readonly number[])[],
): number[][] {
  const here = new Set(words.map(wordNumber));
  const others = edits.filter(([number]) => number !== undefined && !here.has(number)).map((edit) => [...edit]);
  const changed = words.flatMap((word, w) =>
    featuresOf(word).flatMap((value, f) =>
      rows[w]?.[f] === value ? [] : [[wordNumber(word), f, rows[w]?.[f] ?? value]],
    ),
  );
  return [...others, ...changed];
}

export interface Embedded {
  /** Different words of the text, in order of appearance. */
  readonly words: readonly string[];
  /** [words, d] their vectors; the rows an embedding layer would hold. */
  readonly E: Tensor;
  /** [T, d] sinusoidal positions in the last columns, or null when switched off. */
  readonly P: Tensor | null;
  /** [T, d] one vector a token. */
  readonly X: Tensor;
}

/** The vectors of a text: X[t] = E[word of t] + P[t].
 *  Words use the first columns and positions the last, so that the sum of the paper can still be read apart.
 *  Source: vaswani2017, §3.4 and §3.5.   Leaves out: the factor √d on the embeddings, dropout.
 *  @param tokens T ≥ 1 tokens */
export function embed(
  tokens: readonly string[],
  { positions = false, edits = [] }: { positions?: boolean; edits?: readonly Edit[] } = {},
): Embedded {
  const words = [...new Set(tokens.map(wordKey))];
  const unused = positionColumns.map(() => 0);
  const E = tensor(
    editedFeatures(words, edits).map((row) => [...row, ...unused]),
    { name: 'E', axes: ['word', 'd'] },
  );
  const ids = tokens.map((token) => words.indexOf(wordKey(token)));
  const looked = embedding(E, ids); // [words, d] -> [T, d]
  if (!positions) return { words, E, P: null, X: looked.named('X', ['T', 'd']) };
  const waves = sinusoidal(tokens.length, positionColumns.length, { base: positionBase });
  const P = concat([zeros([tokens.length, features.length]), waves], 1).named('P', ['T', 'd']);
  return { words, E, P, X: looked.add(P).named('X', ['T', 'd']) };
}
