/** A few dozen words and what they are, as numbers. Ours, written by hand so that a person can follow every product made of them. */
export const features = ['noun', 'living', 'pronoun', 'verb', 'modal', 'need', 'function', 'machine'] as const;
export type Feature = (typeof features)[number];

const groups: readonly [Partial<Record<Feature, number>>, string][] = [
  [{ noun: 1, living: 1 }, 'tiger dog cat animal bird fish horse child man woman teacher student'],
  [{ noun: 1 }, 'pavement street tree house water apple book language sentence word river bank'],
  [{ noun: 1, living: 0.5, machine: 0.5 }, 'transformers transformer robot'],
  [{ noun: 0.8, machine: 1 }, 'encoder computer network model'],
  [{ noun: 0.7, machine: 0.9 }, 'decoder'],
  [{ pronoun: 1 }, 'it this that'],
  [{ pronoun: 1, living: 0.2 }, 'they them'],
  [{ pronoun: 1, living: 0.5 }, 'you i we she he her him'],
  [{ verb: 1 }, 'stayed stays open opened cross crossed said say'],
  [{ verb: 1, living: 0.2 }, 'climbed climbs ran runs slept sleeps'],
  [{ verb: 0.9 }, 'are'],
  [{ verb: 0.8, need: 0.7, noun: 0.2 }, 'drink drank eat ate'],
  [{ verb: 0.6, function: 0.3 }, 'was is were be been'],
  [{ need: 1, living: 0.3 }, 'thirsty tired hungry'],
  [{ noun: 0.2 }, 'wide big small'],
  // One spelling, two roles: the vector has to hold both.
  [{ noun: 0.5, modal: 1 }, 'can will'],
  [{ modal: 1 }, 'could would must should may'],
  [{ function: 0.7, verb: 0.2 }, 'down up'],
  [{ function: 0.8 }, 'the a an'],
  [{ function: 1 }, 'to on in at of by for from with and or but because so not no too very'],
  [{ function: 0.2 }, '. , ; : ! ?'],
];

const table = new Map(groups.flatMap(([values, words]) => words.split(' ').map((word) => [word, values] as const)));

/** The features of a lower-case word in the order of `features`, or undefined when nobody wrote them down. */
export function writtenFeatures(word: string): number[] | undefined {
  const values = table.get(word);
  return values && features.map((feature) => values[feature] ?? 0);
}
