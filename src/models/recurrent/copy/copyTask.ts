/** The copy task: read a string of random letters, then write the same string. No letter can be guessed from those before it,
 *  so whatever is written right was carried over from the reading.
 *  Source: after Graves, Wayne and Danihelka 2014, arXiv 1410.5401, §4.1, who copy random bits.
 *  Leaves out: a sign for the end; the writer is told the length. */

import { tensor, type Rng, type Tensor } from '@/tensor';
import type { Link } from './encoderDecoder';

/** The letters a string is drawn from. */
export const alphabet = 'ABCDEFGH';

/** Of the letters a writer that has read nothing gets right. */
export const guessing = 1 / alphabet.length;

/** @returns ids, each letter equally likely */
export const drawString = (draw: Rng, length: number): number[] =>
  Array.from({ length }, () => draw.integer(alphabet.length));

/** @returns [n, length], ids */
export const drawStrings = (draw: Rng, n: number, length: number): Tensor =>
  tensor(Array.from({ length: n }, () => drawString(draw, length)));

/** `lettersOf([0, 1, 7])` is 'ABH'. */
export const lettersOf = (ids: readonly number[]): string => ids.map((id) => alphabet[id]).join('');

/** The letters of a text that belong to the alphabet, large or small, at most `limit` of them.
 *  @returns ids, and how many characters other than white space were left out */
export function readString(text: string, limit: number): { ids: number[]; dropped: number } {
  const letters = Array.from(text.toUpperCase().replace(/\s+/g, ''));
  const ids = letters.map((letter) => alphabet.indexOf(letter)).filter((id) => id >= 0);
  const kept = ids.slice(0, limit);
  return { ids: kept, dropped: letters.length - kept.length };
}

/** Which letters of a copy are right. */
export const compare = (source: readonly number[], copy: ArrayLike<number>): boolean[] =>
  source.map((id, t) => copy[t] === id);

/** How many numbers of the source the decoder is given: h in all, or h for every letter read. */
export const numbersGiven = (h: number, letters: number, link: Link): number => (link === 'vector' ? h : h * letters);

export const numbersPerLetter = (h: number, letters: number, link: Link): number =>
  numbersGiven(h, letters, link) / letters;
