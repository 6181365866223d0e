import { figure } from '@/state/figure';
import { format, formatFixed } from '@/viz/format';
import { compute } from './compute';
import { dials } from './dials';
import { describe, difference, notice } from './words';

export default figure({
  version: 1,
  title: 'Turned by their positions',
  caption:
    'A query at position m and a key at position n. Drag q and k, or move them with the arrow keys. Every pair of coordinates holds the same q and k, so that only the positions differ; scores are before the division by √d.',
  dials,
  presets: [
    {
      id: 'pair',
      name: 'm = 3, n = 5',
      set: {},
      notice: 'q is turned by 3ω and k by 5ω: between them only n − m = 2 is left.',
    },
    {
      id: 'shift',
      name: 'Shift both',
      set: { shift: 100 },
      notice: 'One hundred positions later every arrow points elsewhere and the score is the same to float error.',
    },
    {
      id: 'far',
      name: 'Beyond training',
      set: { m: 190, n: 3, pair: 6 },
      notice:
        'A rotation exists for any position, but the slow pairs reach angles that no text of the trained length contains.',
    },
    {
      id: 'alibi',
      name: 'ALiBi',
      set: { scheme: 'alibi', m: 9, n: 5 },
      notice:
        'Nothing turns: the score falls by the same amount for each position between, and each head has its slope.',
    },
    {
      id: 'image',
      name: 'M-RoPE, an image',
      set: { scheme: 'mrope', base: 100, pairs: 9, qx: 1, qy: 0, kx: 1, ky: 0 },
      notice:
        'The patch below is one step away in h, as the patch beside is in w; numbered in one line it would be a whole row away.',
    },
  ],
  compute,
  describe,
  notice,
  code: [
    'positions/ropePair.ts',
    'positions/rope.ts',
    'positions/ropeScores.ts',
    'positions/alibiScore.ts',
    'positions/alibi.ts',
    'positions/mrope.ts',
  ],
  predict: {
    question: 'Query 3 and key 5 both move 100 positions on, to 103 and 105. What happens to their score?',
    choices: ['it falls', 'it stays', 'it depends on the pair'],
    reveal: { scheme: 'rope', shift: 100 },
    gap: (_, { rope, alibi }, { pair, pairs, shift }) =>
      rope
        ? `Shifted by ${shift}, pair ${Math.min(pair, pairs)} scores ${format(rope.pairThere)}, and ${format(rope.pairHere)} before: the difference is ${difference(rope.pairMoved)}, the rounding of float32.`
        : alibi
          ? `Shifted by ${shift}, ALiBi scores ${format(alibi.there.score)}, and ${format(alibi.here.score)} before: the distance is all that counts.`
          : `Shifted by ${shift} or not, words keep their scores: all ids move together.`,
  },
  facts: {
    pairScore: ({ rope }) => format(rope?.pairThere ?? NaN),
    meanScore: ({ rope }) => format(rope?.there.score.item() ?? NaN),
    wrongSign: ({ rope }) => format(rope?.wrong ?? NaN),
    floatError: ({ rope }) => difference(rope?.pairMoved ?? NaN),
    newPairs: ({ rope }) => String(rope?.fresh.filter(Boolean).length ?? ''),
    slowestPeriod: ({ rope }) => format(rope?.clocks.at(-1)?.period ?? NaN),
    alibiSlope: ({ alibi }) => format(alibi?.here.slope ?? NaN),
    alibiBias: ({ alibi }) => format(alibi?.here.bias ?? NaN),
    alibiScore: ({ alibi }) => format(alibi?.there.score ?? NaN),
    patchRight: ({ image }) => formatFixed(image?.neighbours.right ?? NaN, 3),
    patchBelow: ({ image }) => formatFixed(image?.neighbours.below ?? NaN, 3),
    queryIds: ({ image }) => image?.tokens[image.query]?.ids.join(', ') ?? '',
  },
  tasks: [
    'Turn the pair until the shift changes nothing you can see even before the score is computed. Which pair is it, and why?',
    'Point k so that the score is highest at n − m = 4 instead of 0.',
    'Shift both by 1,000 and compare the float error of the fastest pair with that of the slowest.',
    'In the image, give each token one id and compare the patch below with the patch beside.',
  ],
});
