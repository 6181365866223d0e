/** Texts for byte-pair encoding: prose, and the same words shuffled with made-up ones into a megabyte. */

import { scandal } from '@/corpus/scandal';
import { rng } from '@/tensor';

export interface BpeTraining {
  readonly text: string;
  readonly pretokeniser: 'whole' | 'words' | 'gpt2';
  readonly merges: number;
}

export type Encoding = 'gpt2' | 'cl100k' | 'o200k';

export interface Encode {
  readonly text: string;
  readonly encoding: Encoding;
  /** cold: what an earlier turn kept of its chunks is forgotten before each turn */
  readonly cache: 'warm' | 'cold';
}

export const prose = scandal;

export const bpeTraining = (text: string, pretokeniser: BpeTraining['pretokeniser'], merges: number): BpeTraining => ({
  text,
  pretokeniser,
  merges,
});

/** Words of the prose in random order, every third put together from the front of one and the back of another: so there are
 *  tens of thousands of different ones, the frequent ones as frequent as in prose. */
export function shuffled(characters = 1_000_000): string {
  const draw = rng('shuffled words');
  const words = prose.split(/(?<=\s)/u);
  const word = (): string => words[draw.integer(words.length)];
  const half = (length: number): number => Math.ceil(length / 2);
  let text = '';
  for (let i = 0; text.length < characters; i++) {
    const [front, back] = [word(), word()];
    text += i % 3 > 0 ? front : front.slice(0, half(front.trimEnd().length)) + back.slice(half(back.length));
  }
  return text.slice(0, characters);
}

/** Numbers below a million so written that the tolerance of the comparison lets no other pass: how many, then each of them, in
 *  three parts below 100. */
export const exactly = (numbers: ArrayLike<number>): Float32Array =>
  Float32Array.from({ length: 3 * numbers.length + 3 }, (_, i) => {
    const number = i < 3 ? numbers.length : numbers[Math.floor(i / 3) - 1];
    return Math.floor(number / 100 ** (i % 3)) % 100;
  });
