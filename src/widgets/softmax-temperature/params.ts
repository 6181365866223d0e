import { figure } from '@/state/figure';
import { format, formatExact, formatFixed } from '@/viz/format';
import { compute, type Result, type State } from './compute';
import { dials, highest, least } from './dials';
import { describe, list, naiveVerdict, share } from './words';

const shares = (p: ArrayLike<number>) => Array.from(p, (pi) => formatFixed(pi, 3)).join(', ');
const none = 'no value';
type Soft = NonNullable<Result['soft']>;
const of =
  (fact: (soft: Soft, state: State) => string) =>
  ({ soft }: Result, state: State): string =>
    soft ? fact(soft, state) : none;
const probability = (i: number) => of(({ probabilities }) => formatFixed(probabilities[i] ?? 0, 3));

export default figure({
  version: 1,
  title: 'From scores to probabilities',
  caption:
    'Each column is one token: its logit x, divided by the temperature T, less the largest, put into the exponential, divided by the sum. Drag the logits or type them; press −∞ to take a token out.',
  dials,
  presets: [
    {
      id: 'four',
      name: '3, 2, 1, 0',
      set: { step: 1 },
      notice:
        'Equal steps between logits are equal ratios between probabilities: at T = 1 each is e = 2.718 times the next.',
    },
    {
      id: 'cold',
      name: 'Cold',
      set: { temperature: 0.25, step: 1 },
      notice: 'A low temperature stretches the differences: the first token has nearly everything.',
    },
    {
      id: 'hot',
      name: 'Hot',
      set: { temperature: 5, step: 1 },
      notice: 'A high temperature shrinks the differences: the shares come closer, and their order stays.',
    },
    {
      id: 'argmax',
      name: 'T = 0',
      set: { temperature: 0, step: 1 },
      notice: 'At T = 0 nothing can be divided by T: the limit is meant, and the limit is the argmax.',
    },
    {
      id: 'tie',
      name: 'Tie',
      set: { logits: [[2, 2, 0, -1]], temperature: 0.3, step: 1 },
      notice: 'Equal logits share alike at every temperature above 0, however low.',
    },
    {
      id: 'outlier',
      name: 'One outlier',
      set: { logits: [[12, 1, 0.5, 0, -0.5, -1]], step: 1 },
      notice: 'One logit far above the others takes nearly all; raise T until the others come back.',
    },
    {
      id: 'thousand',
      name: 'Near 1000',
      set: { logits: [[1003, 1002, 1001, 1000]], naive: true, step: 1 },
      notice:
        'The same differences give the same probabilities, but only to a softmax that subtracts the maximum first.',
    },
    {
      id: 'nothing',
      name: 'All −∞',
      set: { logits: [[-Infinity, -Infinity, -Infinity, -Infinity]], step: 1 },
      notice: 'When every token is ruled out there is nothing to share: the softmax would be 0/0.',
    },
  ],

  compute,
  steps: () => ({ dial: 'step', names: ['one temperature', 'all temperatures'] }),
  describe,

  notice({ logits, temperature }, { soft }) {
    const row = logits[0] ?? [];
    if (logits.length > 1) return 'Only the first row of logits is used.';
    if (row.length < least) return 'A softmax needs something to choose from: missing logits are 0.';
    if (row.some((x) => x > -Infinity && x < -highest))
      return `Logits below ${format(-highest)} are shown as ${format(-highest)}.`;
    if (!soft) return 'No token is left: every logit is −∞, and the softmax has no value. Give one token a logit.';
    if (temperature === 0 && soft.tied.length > 1)
      return `Tokens ${list(soft.tied)} tie: as T → 0 they share alike, but T = 0 means argmax, and that takes the first of them.`;
    return undefined;
  },

  code: [
    'language/softmaxStages.ts',
    'language/naiveSoftmax.ts',
    'language/temperature.ts',
    'language/logits.ts',
    'language/smoothMax.ts',
    'language/temperatureCurve.ts',
  ],

  predict: {
    question: 'Logits 3, 2, 1, 0. The temperature rises from 1 to 5. Does the ranking change?',
    choices: ['yes, the last can come first', 'no, but the shares come closer', 'no, and the shares stay as they are'],
    reveal: { logits: dials.logits.initial, temperature: 5, step: 1 },
    gap(said, { soft, tokens, logits, left }, { temperature }) {
      if (!soft) return `None of the ${logits.length} tokens is left, so there is no ranking.`;
      const cold = soft.atOne[soft.best]!;
      const now = soft.probabilities[soft.best]!;
      if (temperature === 1)
        return `At T = 1 ${tokens[soft.best]} has ${share(now)}. Turn T: the shares move, the ranking stays.`;
      const order = soft.keepsRanking ? 'The ranking stays' : 'The ranking changes';
      const change = `${tokens[soft.best]} has ${share(cold)} at T = 1 and ${share(now)} at T = ${formatExact(temperature)}; an equal share would be ${share(1 / left)}`;
      const asSaid = said === 'no, but the shares come closer' && soft.keepsRanking && now < cold;
      return `${order}: ${change}.${asSaid ? ' As you said.' : ''}`;
    },
  },

  facts: {
    probabilities: of(({ probabilities }) => shares(probabilities)),
    p1: probability(0),
    p2: probability(1),
    p3: probability(2),
    p4: probability(3),
    exponentials: of(({ exponentials }) => Array.from(exponentials, (e) => format(e)).join(', ')),
    total: of(({ total }) => format(total)),
    logits: ({ logits }) => logits.map((x) => formatExact(x)).join(', '),
    temperature: (_, { temperature }) => formatExact(temperature),
    tokens: ({ tokens }) => String(tokens.length),
    entropy: of(({ entropy }) => format(entropy)),
    bits: of(({ entropyBits }) => format(entropyBits)),
    mostEntropy: of(({ mostEntropy }) => format(mostEntropy)),
    largest: of(({ largest }) => format(largest, 4)),
    smoothMax: of(({ expected }) => formatFixed(expected, 3)),
    lse: of(({ logSumExp }) => formatFixed(logSumExp, 3)),
    naive: (result, state) => naiveVerdict(state, result),
    naiveExponentials: of(({ naive }) =>
      naive ? Array.from(naive.exponentials, (e) => (e < Infinity ? format(e) : 'too large')).join(', ') : none,
    ),
    largestExponent: of(({ edge }) => format(edge, 4)),
  },

  tasks: [
    'Bring the first token to one half by turning only the temperature.',
    'Find the T at which the entropy is half of ln 4.',
    'Shift all logits until the naive way breaks, upwards and downwards. Which probabilities move?',
    'Make two logits equal, then go to T = 0.05 and on to T = 0.',
    'Take a token out with −∞. What happens to the ratio of the others?',
  ],
});
