import { num, oneOf, seed, type StateOf } from '@/state/dials';

export const mostPositions = 128;
export const mostOffset = 64;
export const stepNames = ['Table', 'Waves', 'Clock hands', 'By distance', 'Turn by k', 'Four demands'] as const;

export const dials = {
  scheme: oneOf(
    'Scheme',
    'sinusoid',
    { sinusoid: 'Sinusoid', learned: 'Learned', none: 'None', rope: 'RoPE', alibi: 'ALiBi' },
    { inPicture: true },
  ),
  d: num('Width d', 64, [2, 128], 1),
  n: num('Length n', 100, [2, mostPositions], 1),
  base: num('Base', 10000, [1, 100000], 1, { log: true }),
  p: num('Cursor p', 7, [0, mostPositions - 1], 1),
  q: num('Cursor q', 20, [0, mostPositions - 1], 1),
  k: num('Offset k', 3, [0, mostOffset], 1),
  head: num('ALiBi head', 1, [1, 8], 1),
  key: oneOf('Key', 'same', { same: 'the query itself', own: 'drawn apart' }),
  layout: oneOf('Pairs', 'interleaved', { interleaved: 'side by side', halves: 'd/2 apart' }),
  seed: seed(),
  step: num('Step', 0, [0, stepNames.length - 1], 1, { inPicture: true }),
};

export type State = StateOf<typeof dials>;
