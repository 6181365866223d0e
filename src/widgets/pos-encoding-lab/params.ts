import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { compute, type Result } from './compute';
import { dials } from './dials';
import { describe, dot, long, notice } from './words';

const choices = ['7 and 10', '20 and 23', 'both are equal'] as const;
/** The score of a cursor with the position `k` later. */
const later = (name: 0 | 1, k?: number) => (result: Result) => {
  const value = result.cursors[name].from[k ?? result.k];
  return value === undefined ? 'no row' : dot(value);
};

export default figure({
  version: 1,
  title: 'Where a token stands',
  caption:
    'Five ways to give a position to a model that reads all tokens at once. The numbers are those of the positions alone, without any word. Sinusoids, RoPE and ALiBi are fixed formulas; the learned table is shown as it is drawn from the seed, before training.',
  dials,
  presets: [
    {
      id: 'stripes',
      name: 'd = 64, n = 100',
      set: {},
      notice:
        'Each row is the code of one position: stripes that change fast on the left and hardly at all on the right.',
    },
    {
      id: 'clocks',
      name: 'Two clock hands',
      set: { d: 4, step: 2 },
      notice:
        'At d = 4 a position is two hands; change k, and the dashed hands of both cursors turn by the same angles.',
    },
    {
      id: 'collisions',
      name: 'Collisions',
      set: { d: 4, base: 10, n: 128, p: 10, k: 19, step: 3 },
      notice:
        'After 19 positions both hands are nearly back: with so few of them, positions apart come closer than neighbours do.',
    },
    {
      id: 'wide',
      name: 'd = 128, n = 64',
      set: { d: 128, n: 64 },
      notice: 'Twice as many hands for fewer positions: the right half of the columns barely moves.',
    },
    {
      id: 'offset',
      name: 'A step is a turn',
      set: { step: 4 },
      notice: 'The same matrix takes 7 to 10 and 20 to 23; what is left over is rounding.',
    },
    {
      id: 'learned',
      name: 'Learned',
      set: { scheme: 'learned', step: 3 },
      notice: 'Before training a drawn table has a diagonal and no bands, and position 100 has no row.',
    },
    {
      id: 'rope',
      name: 'RoPE',
      set: { scheme: 'rope', step: 3 },
      notice: 'One query and one key, turned to all positions: the score follows their distance and nothing else.',
    },
    {
      id: 'alibi',
      name: 'ALiBi',
      set: { scheme: 'alibi', step: 3 },
      notice: 'No vector is touched: every score loses the distance times the slope of its head.',
    },
    {
      id: 'none',
      name: 'None',
      set: { scheme: 'none', step: 5 },
      notice: 'Without positions the same words in two orders are one bag of vectors.',
    },
    {
      id: 'odd',
      name: 'Odd d',
      set: { d: 3, q: 80, step: 3 },
      notice: 'The last sine has lost its cosine, and the same distance no longer gives the same dot product.',
    },
  ],

  compute,
  describe,
  notice,
  steps: () => ({ dial: 'step', names: ['Table', 'Waves', 'Clock hands', 'By distance', 'Turn by k', 'Four demands'] }),

  code: [
    'positions/sinusoidal.ts',
    'positions/offsetRotation.ts',
    'positions/nearestPositions.ts',
    'positions/positionDemands.ts',
    'positions/distanceShare.ts',
    'positions/positionScheme.ts',
    'positions/learnedPositions.ts',
    'positions/rope.ts',
    'positions/alibi.ts',
  ],

  predict: {
    question:
      'Two dot products: the codes of positions 7 and 10, and the codes of 20 and 23. Which of them is the larger one?',
    choices,
    reveal: { scheme: 'sinusoid', p: 7, q: 20, k: 3, step: 3 },
    gap(said, result) {
      const [p, q] = result.cursors;
      const [a, b] = [p.from[result.k], q.from[result.k]];
      const places = `Positions ${p.at} and ${p.at + result.k} give ${later(0)(result)}, ${q.at} and ${q.at + result.k} give ${later(1)(result)}`;
      if (a === undefined || b === undefined) return `${places}: the table has ended.`;
      const alike = later(0)(result) === later(1)(result);
      if (!alike) return `${places}: here the same distance gives two different products.`;
      return `${places}.${said === choices[2] ? ' As you said:' : ' Equal:'} only the distance counts, ${result.k} in both.`;
    },
  },

  facts: {
    dot0: later(0, 0),
    dot1: later(0, 1),
    dot2: later(0, 2),
    dot3: later(0, 3),
    dotQ0: later(1, 0),
    dotQ1: later(1, 1),
    dotQ2: later(1, 2),
    dotQ3: later(1, 3),
    dotK: later(0),
    dotQK: later(1),
    shortestWave: ({ hands }) => long(hands[0]!.wavelength),
    longestWave: ({ hands }) => long(hands.at(-1)!.wavelength),
    hands: ({ hands }) => String(hands.length),
    turnError: ({ turned }) => (turned?.worst ? format(turned.worst.error, 2) : 'none'),
    pairs: ({ nearest }) => (nearest ? whole(nearest.compared) : 'none'),
    nearestDistance: ({ nearest }) => (nearest ? format(nearest.distance) : '0'),
    nearestPair: ({ nearest }) => (nearest ? `${nearest.pair[0]} and ${nearest.pair[1]}` : 'all'),
    neighbours: ({ nearest }) => (nearest ? format(nearest.neighbours) : '0'),
    collisions: ({ nearest }) => (nearest ? whole(nearest.collisions) : 'all'),
    slope: ({ slope }) => format(slope),
    /** at the step of the four demands */
    learnedShare: ({ demands }) => (demands ? percent(demands[1]!.distance.share ?? 0) : 'not computed'),
    numbers: ({ n, d }) => whole(n * d),
  },

  tasks: [
    'Give the table d = 4, base 10. At which distances do both hands nearly come back? Then raise d until the collisions are gone.',
    'Find the base at which the slowest of 32 hands just fails to come round in 100 positions.',
    'Put p and q anywhere, same k: do the two dot products ever differ? Then make d odd and look again.',
    'In RoPE draw the key apart from the query: does the score still fall with distance? Does it still depend on distance alone?',
  ],
});
