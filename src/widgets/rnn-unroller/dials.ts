/** The dials of the unrolled network. An empty matrix is one nobody has typed: it is drawn from the seed. */
import { flag, matrix, num, oneOf, seed, text } from '@/state/dials';

export const running = 'Transformers are encoder decoder';
/** Boxes that fit on a page. */
export const mostWords = 12;
/** Words written in the shapes where their number is free. */
export const asked = 4;
export const mostSteps = mostWords + asked;
/** Numbers in a word vector. */
export const width = 2;
const mostUnits = 4;
const reach = 20;

export const topologies = {
  'one-to-one': 'one → one',
  'one-to-many': 'one → many',
  'many-to-one': 'many → one',
  aligned: 'many → many, aligned',
  delayed: 'many → many, delayed',
} as const;

export const recurrents = {
  drawn: 'drawn',
  orthogonal: 'orthogonal × radius',
  identity: 'identity',
  typed: 'typed',
} as const;

const weights = (label: string, maxRows: number) =>
  matrix(label, [], { min: -reach, max: reach, maxRows, maxCols: mostUnits });

export const dials = {
  words: text('Your own words', running, 400),
  shape: oneOf('Shape', 'aligned', topologies, { inPicture: true }),
  reads: oneOf('Read-out', 'next', { next: 'next word', label: 'label' }),
  feed: oneOf('Fed back', 'own', { own: 'its own word', zeros: 'zeros' }),
  both: flag('Both ways', false),
  activation: oneOf('Bend φ', 'tanh', { tanh: 'tanh', relu: 'ReLU' }),
  recurrent: oneOf('U', 'drawn', recurrents),
  radius: num('Radius', 1, [0, 2], 0.05),
  size: num('Weight size', 1, [0, 10], 0.1),
  units: num('Units', 3, [2, mostUnits], 1),
  seed: seed(28),
  W: weights('W', width),
  U: weights('U', mostUnits),
  b: weights('b', 1),
  step: num('Step', 1, [0, mostSteps - 1], 1, { inPicture: true }),
};
