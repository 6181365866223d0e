/** The shares of a lecture, in percent: teaching values, quoted and not computed. Each row is what comes after the words of the
 *  lecture's own sentence, “I went to the park .” */
export interface Place {
  /** the token of the lecture's sentence */
  readonly taken: string;
  readonly shares: readonly (readonly [token: string, percent: number])[];
}

const place = (taken: string, shares: Record<string, number>): Place => ({ taken, shares: Object.entries(shares) });

export const table: readonly Place[] = [
  place('I', { The: 3, When: 2.5, They: 2, I: 1, Banana: 0.1 }),
  place('went', { think: 11, was: 5, went: 2, am: 1, will: 1, like: 0.5 }),
  place('to', { to: 35, back: 8, into: 5, through: 4, out: 3, on: 2 }),
  place('the', { the: 29, a: 9, see: 5, my: 3, bed: 2, school: 1 }),
  place('park', { bathroom: 3, doctor: 2, hospital: 2, store: 1.5, park: 0.5 }),
  place('.', { and: 14, with: 9, ',': 8, to: 7, '.': 6 }),
  place('STOP', { I: 21, It: 6, The: 3, There: 3, STOP: 1 }),
];

/** The lecture's own sentence, as places in the rows. */
export const taken = table.map(({ taken, shares }) => shares.findIndex(([token]) => token === taken));

/** What add-k takes the shares to have been counted from: assumed, for the lecture does not say. */
export const sightings = 10_000;
export const vocabulary = 50_000;

/** Three sentences that differ in one place. */
export const sentences = [
  { name: 'the sentence', text: 'Transformers are encoder decoder models' },
  { name: '“are” doubled', text: 'Transformers are are encoder decoder models' },
  { name: 'without “encoder”', text: 'Transformers are decoder models' },
] as const;
