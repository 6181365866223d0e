/** A few words as vectors of four features with names. Ours, written by hand; another word draws its vector from a seed made of the word. */

import { rng, tensor, type Tensor } from '@/tensor';
import { features, type Feature } from './detectors';

const groups: readonly [Partial<Record<Feature, number>>, string][] = [
  [{ animal: 1 }, 'cat dog horse bird tiger'],
  [{ animal: 1, plural: 1 }, 'cats dogs horses birds tigers'],
  [{ place: 1 }, 'city house river garden forest'],
  [{ place: 1, plural: 1 }, 'cities houses rivers gardens forests'],
  [{ verb: 1 }, 'runs sleeps lives sees chases'],
  [{ verb: 1, plural: 1 }, 'run sleep live see chase'],
  [{ place: 0.8, animal: 0.4 }, 'nest zoo'],
  [{ plural: 1 }, 'they we'],
  [{}, 'the a in of by and . , ! ?'],
];
const table = new Map(groups.flatMap(([vector, words]) => words.split(' ').map((word) => [word, vector] as const)));

/** Every word that somebody wrote down. */
export const knownWords: readonly string[] = [...table.keys()];
export const isKnown = (word: string): boolean => table.has(word.toLowerCase());

/** The four features of a word. */
export function featuresOf(word: string): number[] {
  const key = word.toLowerCase();
  const known = table.get(key);
  if (known) return features.map((feature) => known[feature] ?? 0);
  const draw = rng(key);
  const [strong, weak] = draw.permutation(features.length);
  const [much, little] = [draw.uniform(0.6, 1), draw.uniform(0.1, 0.5)].map((x) => Number(x.toFixed(1)));
  return features.map((_, f) => (f === strong ? much! : f === weak ? little! : 0));
}

/** X [T, d], a word a row. @param words one at least */
export const vectors = (words: readonly string[]): Tensor =>
  tensor(words.map(featuresOf), { name: 'x', axes: ['T', 'd'] });
