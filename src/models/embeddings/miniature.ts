/** A miniature world in made-up sentences from templates: small enough to count, so that what a vector has learned can be
 *  looked up. Kings rule and queens rule, he is a king and she a queen; countries have capitals; jobs go with he and she in
 *  unequal shares; bank and can have two senses each.
 *  The shares are ours, made up to be seen, and say nothing about any country. */

import { rng, type Rng } from '@/tensor';

/** Jobs, and how often of ten the sentence goes on with she. */
export const jobs: Readonly<Record<string, number>> = {
  nurse: 9,
  secretary: 8,
  dancer: 8,
  teacher: 6,
  baker: 5,
  doctor: 3,
  judge: 3,
  pilot: 1,
  engineer: 1,
};

/** Rank, and those of it: he, she. */
const people: readonly (readonly [rank: string, he: string, she: string])[] = [
  ['ruler', 'king', 'queen'],
  ['heir', 'prince', 'princess'],
  ['adult', 'man', 'woman'],
  ['child', 'boy', 'girl'],
  ['parent', 'father', 'mother'],
];
const deeds: Readonly<Record<string, readonly string[]>> = {
  ruler: [
    'ruled the kingdom from * throne',
    'wore the golden crown on * head',
    'signed the law in * palace',
    'led * army to war',
  ],
  heir: ['will inherit the kingdom and * throne', 'played in the garden of * palace', 'wore the small crown on * head'],
  adult: ['walked home from * work', 'bought bread in * street', 'paid the rent for * flat', 'drove * car to work'],
  child: ['went to school with * books', 'played in * street after school', 'did * homework after school'],
  parent: ['cooked dinner for * children', 'read a story to * children', 'put * children to bed'],
};
const doings: Readonly<Record<'he' | 'she', readonly string[]>> = {
  he: ['shaved his beard', 'was a good husband', 'was a proud brother', 'put on his tie'],
  she: ['put on her dress', 'was a good wife', 'was a proud sister', 'wore her earrings'],
};

const ends = ['started early', 'was tired', 'stayed late', 'had a long day', 'liked the work'];
const shifts = ['took * coat', 'lost * keys', 'finished * shift', 'waited for * bus'];

const countries: readonly (readonly [country: string, capital: string, adjective: string, food: string])[] = [
  ['france', 'paris', 'french', 'cheese'],
  ['italy', 'rome', 'italian', 'pasta'],
  ['spain', 'madrid', 'spanish', 'olives'],
  ['japan', 'tokyo', 'japanese', 'rice'],
  ['egypt', 'cairo', 'egyptian', 'dates'],
  ['norway', 'oslo', 'norwegian', 'herring'],
];
const ofCountries = [
  'the borders of N are long',
  'the map shows the coast of N',
  'the farmers of N grow food',
  'the army of N is small',
];
const ofCapitals = [
  'the mayor of N opened a museum',
  'the metro of N is crowded',
  'the streets of N are narrow',
  'the train stops in the centre of N',
];
const ofBoth = ['they speak A in N', 'A F is sold in N', 'the A government is in N', 'we ate A F in N'];

const animals: readonly (readonly [name: string, ...doings: string[]])[] = [
  ['dog', 'barked at us', 'slept near the fire', 'lives in our house'],
  ['cat', 'chased a mouse', 'slept near the fire', 'lives in our house'],
  ['wolf', 'howled at night', 'hunted in the forest', 'hides from hunters'],
  ['fox', 'chased a mouse', 'hunted in the forest', 'hides from hunters'],
  ['cow', 'ate grass on the meadow', 'gives milk', 'stands in the stable'],
  ['sheep', 'ate grass on the meadow', 'gives wool', 'stands in the stable'],
  ['goat', 'ate grass on the meadow', 'gives milk', 'stands in the stable'],
];
const ofAll = ['ran away', 'drank water', 'has four legs', 'is hungry'];

/** Two senses of one word, each shared with a word that has only that one. */
const senses: readonly (readonly [word: string, other: string, ...sentences: string[]])[] = [
  [
    'bank',
    'lender',
    'the N lent them money',
    'the N keeps our savings',
    'a N pays interest on savings',
    'our N refused the loan',
  ],
  [
    'bank',
    'shore',
    'the boat lay on the N',
    'they fished from the N',
    'reeds grow along the N of the river',
    'the river flooded the N',
  ],
  ['can', 'must', 'we N open the door', 'you N swim across', 'they N come tomorrow', 'we N learn to read'],
  ['can', 'tin', 'a N of paint', 'a N of soup', 'an empty N of beans', 'a rusty N of oil'],
];

/** @returns sentences, one a line; the same seed, the same text */
export function miniature(seed = 1, sentences = 3600): string {
  const draw = rng(seed);
  const kinds = [ofPeople, ofPeople, ofWhere, ofWhere, ofJobs, ofAnimals, ofSenses];
  return Array.from({ length: sentences }, (_, i) => `${kinds[i % kinds.length](draw)}.`).join('\n');
}

const one = <T>(draw: Rng, list: readonly T[]): T => list[draw.integer(list.length)];

function ofPeople(draw: Rng): string {
  const [rank, ...pair] = one(draw, people);
  const side = draw.integer(2);
  const [pronoun, possessive] = side === 0 ? (['he', 'his'] as const) : (['she', 'her'] as const);
  if (draw.uniform() < 0.3) return `${pronoun} ${one(draw, doings[pronoun])}`;
  return draw.uniform() < 0.6
    ? `the ${pair[side]} ${one(draw, deeds[rank]).replace('*', possessive)}`
    : `the ${pair[side]} ${one(draw, doings[pronoun])}`;
}

function ofWhere(draw: Rng): string {
  const [country, capital, adjective, food] = one(draw, countries);
  const kind = draw.integer(5);
  if (kind === 0) return `${capital} is the capital of ${country}`;
  const name = draw.integer(2) === 0 ? country : capital;
  const sentence = one(draw, kind < 3 ? ofBoth : name === country ? ofCountries : ofCapitals);
  return sentence.replace('A', adjective).replace('F', food).replace('N', name);
}

function ofJobs(draw: Rng): string {
  const [job, of10] = one(draw, Object.entries(jobs));
  const [pronoun, possessive] = draw.uniform() < of10 / 10 ? ['she', 'her'] : ['he', 'his'];
  return draw.uniform() < 0.5
    ? `the ${job} said ${pronoun} ${one(draw, ends)}`
    : `the ${job} ${one(draw, shifts).replace('*', possessive)}`;
}

function ofAnimals(draw: Rng): string {
  const [name, ...doings] = one(draw, animals);
  return `the ${name} ${one(draw, draw.uniform() < 0.5 ? ofAll : doings)}`;
}

function ofSenses(draw: Rng): string {
  const [word, other, ...sentences] = one(draw, senses);
  return one(draw, sentences).replace('N', draw.uniform() < 0.5 ? word : other);
}
