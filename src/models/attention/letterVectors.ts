/** Vectors for words without any training: words spelt alike get vectors alike. */
import { fromArray, rng, type Tensor } from '@/tensor';

/**
 * One vector a word, the scaled sum of the vectors of its letter triples ("are" → "‹ar", "are", "re›").
 *    x = Σ n / √count,   n ~ N(0, 1) drawn from the seed and the triple
 *  The same word has the same vector wherever it stands; "économique" and "economic" share most of theirs (accents and capitals are ignored).
 *  Source: ours, so that a reader's own words have vectors before any training.   Leaves out: training, meaning, positions.
 *  @returns [T, d]; each number has variance 1 over the seeds
 *  @throws RangeError without words
 */
export function letterVectors(words: readonly string[], d: number, seed: number): Tensor {
  if (words.length === 0) throw new RangeError('letterVectors: no words');
  const x = new Float32Array(words.length * d);
  words.forEach((word, i) => {
    const triples = letterTriples(word);
    for (const triple of triples) {
      const draw = rng(`${seed}:${triple}`);
      for (let c = 0; c < d; c += 1) x[i * d + c]! += draw.normal() / Math.sqrt(triples.length);
    }
  });
  return fromArray(x, [words.length, d], { name: 'X', axes: ['T', 'd'] });
}

/** The letter triples of a word between its boundaries, without accents or capitals. */
export function letterTriples(word: string): string[] {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const letters = ['‹', ...plain, '›'];
  if (letters.length < 4) return [letters.join('')];
  return letters.slice(2).map((_, i) => letters.slice(i, i + 3).join(''));
}
