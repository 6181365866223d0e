import { dotSamples, expectedVariance } from '@/models/attention/dotSamples';
import { histogram, normalCurve } from '@/models/attention/histogram';
import { divisors, divisorValue, largestExponent } from '@/models/attention/saturation';
import { strongestKeys } from '@/models/attention/strongestKeys';
import { headScores, randomHead, saturationCurve } from '@/models/attention/saturationCurve';
import { num, oneOf, seed } from '@/state/dials';
import { figure } from '@/state/figure';
import { rng } from '@/tensor';
import { format, formatExact, percent } from '@/viz/format';

const widest = 512;
const powersOfTwo = [1, 2, 4, 8, 16, 32, 64, 128, 256, widest];
/** A third of a million random numbers at most, so that the figure follows the hand. */
const pairsFor = (dk: number) => Math.max(400, Math.min(2000, Math.floor(128_000 / dk)));
const queries = 64;

export const divisorNames = { none: 'none', sqrt: '√dₖ', dk: 'dₖ' } as const;
const byWhat = { none: 'left as they are', sqrt: 'divided by √dₖ', dk: 'divided by dₖ' } as const;

export default figure({
  version: 1,
  title: 'Why the scores are divided by √dₖ',
  caption:
    'Random queries and keys whose entries have variance 1: the longer they are, the wider their dot products spread. Shares and entropies are means over 64 queries; “gradient” is the length at which a random gradient of variance 1, sent back from the weights, reaches the scores of the median query.',
  dials: {
    dk: num('Features dₖ', 128, [1, widest], 1, { log: true }),
    divisor: oneOf('Divisor', 'sqrt', divisorNames, { inPicture: true }),
    n: num('Keys n', 16, [2, 64], 1),
    seed: seed(),
    step: num('Step', 0, [0, 1], 1, { inPicture: true }),
  },
  presets: [
    {
      id: 'sqrt',
      name: '÷ √dₖ',
      set: { step: 1 },
      notice: 'The scores keep a variance near 1 at any dₖ, and gradients come through.',
    },
    {
      id: 'none',
      name: 'No divisor',
      set: { divisor: 'none', step: 1 },
      notice:
        'The scores spread as √dₖ: one key takes nearly everything and little gradient comes through. Nothing overflows.',
    },
    {
      id: 'dk',
      name: '÷ dₖ',
      set: { divisor: 'dk', step: 1 },
      notice: 'Too much of a good thing: all scores are near 0 and attention can hardly tell one key from another.',
    },
    {
      id: 'one-feature',
      name: 'One feature',
      set: { dk: 1, step: 1 },
      notice: 'With dₖ = 1 the three divisors are the same number; the products of two normal entries are not normal.',
    },
    {
      id: 'many-keys',
      name: '512 features, 64 keys',
      set: { dk: widest, n: 64, divisor: 'none', step: 1 },
      notice: 'More keys are more chances for an extreme score, and still one of them takes nearly all.',
    },
  ],

  compute({ dk, divisor, n, seed }) {
    const pairs = pairsFor(dk);
    const dots = dotSamples(rng(`pairs ${seed}`), pairs, dk);
    const head = randomHead(rng(seed), widest, queries, n);
    const widths = [...new Set([...powersOfTwo, dk])].sort((a, b) => a - b);
    const experiments = divisors.map((name) => {
      const by = divisorValue(name, dk);
      const curve = saturationCurve(head, name, widths);
      return {
        name,
        divisor: by,
        scores: dots.div(by),
        measured: dots.div(by).var().item(),
        expected: expectedVariance(dk, by),
        curve,
        now: curve.find((point) => point.dk === dk)!,
        largestExponent: largestExponent(headScores(head, dk, name)),
      };
    });
    const current = experiments.find(({ name }) => name === divisor)!;
    const bins = histogram(current.scores, 41);
    const scores = headScores(head, dk, divisor); // [R, n]
    const weights = scores.softmax(1).named('A', ['R', 'n']);
    return {
      dk,
      pairs,
      experiments,
      current,
      bins,
      bell: normalCurve(bins, current.expected, pairs),
      scores,
      weights,
      ranked: strongestKeys(weights, 0, 5),
      largestScore: scores.max().item(),
    };
  },

  steps: () => ({ dial: 'step', names: ['one divisor', 'all three'] }),

  describe({ dk, n, seed, divisor, step }, { current, experiments, pairs, largestScore, ranked }) {
    const { now, measured, expected, largestExponent } = current;
    const others = experiments
      .filter(({ name }) => name !== divisor)
      .map(({ name, now }) => `${byWhat[name]}, ${percent(now.strongest)} and ${percent(now.entropy)}`);
    return [
      `Seed ${seed}: ${pairs} dot products of ${dk} unit-variance entries, ${byWhat[divisor]}, have variance ${format(measured)}; theory says ${format(expected)}.`,
      `Over ${n} keys the strongest takes ${percent(now.strongest)} of the attention on average over ${queries} queries, the entropy is ${percent(now.entropy)} of its maximum, and a gradient of unit-variance entries comes back through the softmax with length ${format(now.gradient)} for the median query.`,
      `The first query gives its strongest key ${formatExact(ranked.keys[0].weight)}.`,
      step === 0 ? 'The other two divisors are not shown yet.' : `For comparison: ${others.join('; ')}.`,
      `The largest score is ${format(largestScore)}; after the maximum is subtracted the largest exponent is ${format(largestExponent)}.`,
    ].join(' ');
  },

  notice: ({ dk }) =>
    dk === 1 ? 'With one feature all three divisors are 1, so nothing changes between them.' : undefined,

  code: [
    'attention/saturation.ts',
    'attention/saturationCurve.ts',
    'attention/dotSamples.ts',
    'attention/histogram.ts',
  ],

  predict: {
    question: 'dₖ = 128 and no divisor: how much of the attention goes to the strongest of 16 keys?',
    choices: ['about a sixteenth', 'about a third', 'nearly all of it'],
    reveal: { dk: 128, divisor: 'none', n: 16, step: 1 },
    gap(_said, { experiments, dk }, { n }) {
      const share = (wanted: string) => percent(experiments.find(({ name }) => name === wanted)!.now.strongest);
      return `With dₖ = ${dk} and no divisor the strongest of ${n} keys takes ${share('none')} on average over ${queries} queries; with √dₖ it takes ${share('sqrt')}.`;
    },
  },

  facts: {
    variance: ({ current }) => format(current.measured),
    strongest: ({ current }) => percent(current.now.strongest),
    gradient: ({ current }) => format(current.now.gradient),
  },

  tasks: [
    'Leave the divisor out and find the dₖ at which the entropy falls below one half.',
    'Change the seed a few times: which numbers move, and which hardly do?',
    'Divide by dₖ and raise dₖ. What happens to the differences between keys?',
  ],
});
