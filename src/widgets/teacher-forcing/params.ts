import { num, oneOf, seed } from '@/state/dials';
import { figure } from '@/state/figure';
import { format, percent } from '@/viz/format';
import { compute, runs } from './compute';
import { describe, shareOf } from './words';

export default figure({
  version: 1,
  title: 'One error, and then its own output',
  caption:
    'A small recurrent network continues a line it has learned. Errors are thrown in with probability ε. Under teacher forcing the next input is the true symbol again; running freely, it reads what it wrote. The sampling ratio says how often it read its own output in training.',
  dials: {
    errorRate: num('Errors thrown in, ε', 2, [0, 30], 0.5, { unit: '%' }),
    length: num('Length T', 30, [5, 60], 1),
    ratio: oneOf('Sampling ratio in training', '0', { '0': '0: teacher forcing', '0.5': '½', '1': '1: only its own' }),
    steps: num('Training steps', 400, [100, 1500], 50),
    seed: seed(5),
    step: num('View', 0, [0, 2], 1, { inPicture: true }),
  },
  presets: [
    {
      id: 'drift',
      name: 'Drift',
      set: {},
      notice:
        'The same error twice: under teacher forcing it stays alone; on its own output the text goes on fluently, at another place of the line.',
    },
    {
      id: 'ratio-0',
      name: 'Ratio 0',
      set: { errorRate: 10, step: 2 },
      notice: 'Trained on the true line alone, it is perfect there and never learned what to do after an error.',
    },
    {
      id: 'ratio-half',
      name: 'Ratio ½',
      set: { errorRate: 10, ratio: '0.5', step: 2 },
      notice: 'Having read its own errors in training, it finds back to the line after most of them.',
    },
    {
      id: 'ratio-1',
      name: 'Ratio 1',
      set: { errorRate: 10, ratio: '1', step: 2 },
      notice: 'With nothing but its own output to read, it has not learned the line in 400 steps; give it 1,500.',
    },
    {
      id: 'no-errors',
      name: 'No errors',
      set: { errorRate: 0, step: 1 },
      notice: 'Without an error both feeds are the same, and the mismatch cannot be seen.',
    },
    {
      id: 'recovery',
      name: 'Recovery',
      set: { errorRate: 5, ratio: '0.5', step: 1 },
      notice: 'Most runs have left the line at some step, and few are off it at any one: errors need not last.',
    },
  ],

  compute,
  steps: () => ({ dial: 'step', names: ['one run', `${runs} runs`, 'three ratios'] }),
  describe,

  notice: ({ errorRate, ratio }, { feeds }) =>
    errorRate === 0
      ? 'ε is 0: no errors are thrown in, so only the generator’s own errors remain.'
      : feeds.first < 0
        ? `In none of the ${runs} runs was an error thrown in: the chance is too small for so few symbols.`
        : ratio === '1'
          ? 'This generator has not learned the line well: its own errors come on top of those thrown in, and the law is no longer met.'
          : undefined,

  code: [
    'recurrent/sampling/drift.ts',
    'recurrent/sampling/scheduledSampling.ts',
    'recurrent/sampling/goldLine.ts',
    'recurrent/languageModel.ts',
    'recurrent/elman.ts',
  ],

  predict: {
    question: 'Two in a hundred symbols go wrong, at every step alike. How likely is at least one error in 30 symbols?',
    choices: ['2%', 'about 20%', 'about 45%', '60%'],
    reveal: { step: 1 },
    gap: (said, { law, tried, even }, { errorRate, length, ratio }) => {
      const share = law.at(-1)!;
      const likely = `1 − ${format(1 - errorRate / 100, 4)}^${length} = ${percent(share)}`;
      const met = `of ${runs} runs ${shareOf(tried(ratio).disturbed.left.at(-1)!)} left the line`;
      const half = Number.isFinite(even) ? ` After ${even} steps it is as likely as not.` : '';
      const start = said === 'about 45%' && percent(share) === '45.5%' ? 'So it is' : 'Here';
      return `${start}: ${likely}, and ${met}.${half}`;
    },
  },

  facts: {
    errorRate: (_, { errorRate }) => `${format(errorRate)}%`,
    length: (_, { length }) => String(length),
    anyError: ({ law }) => percent(law.at(-1)!),
    evenChance: ({ even }) => format(even),
    leftMeasured: ({ tried }, { ratio }) => shareOf(tried(ratio).disturbed.left.at(-1)!),
    offAtEnd: ({ tried }, { ratio }) => shareOf(tried(ratio).disturbed.off.at(-1)!),
    forcedRight: ({ tried }, { ratio }) => percent(tried(ratio).forced),
    freeRight: ({ tried }, { ratio }) => percent(tried(ratio).free),
    disturbedRight: ({ tried }, { ratio }) => percent(tried(ratio).disturbed.right),
    disturbedZero: ({ tried }) => percent(tried('0').disturbed.right),
    disturbedHalf: ({ tried }) => percent(tried('0.5').disturbed.right),
    disturbedOne: ({ tried }) => percent(tried('1').disturbed.right),
    forcedWrong: ({ feeds }) => String(feeds.forcedWrong),
    freeWrong: ({ feeds }) => String(feeds.freeWrong),
  },

  tasks: [
    'Find the error rate at which half of all runs of 60 symbols contain an error.',
    'Train ratio 1 for 1,500 steps. Does it catch up with ratio ½?',
    'Press Next seed a few times at ratio 0 and at ratio ½. Does the difference stay?',
  ],
});
