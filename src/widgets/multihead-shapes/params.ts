import { multiHeadStages } from '@/models/attention/multiHeadStages';
import { judge, shapeQuestions } from '@/models/attention/shapeExercise';
import { divisorsOf, entriesOf, learnedNumbers, stagesOf, type Sizes } from '@/models/attention/shapes';
import { words } from '@/models/text/words';
import { flag, matrix, num, seed, text, view } from '@/state/dials';
import { figure } from '@/state/figure';
import { times, whole } from '@/viz/count';

const slide = 'Transformers are encoder';
const mostTokens = 6;
const mostWidth = 8;
const questions = 8;
const empty = () => Array.from({ length: questions }, () => [0, 0]);

const stepNames = ['X', 'Q', 'reshape', 'transpose', 'scores', 'head outputs', 'concat', 'Z'] as const;
/** What happens on the way to each stage. */
const says = [
  'A row for each token, d numbers wide.',
  'Q = X·W, with one d × d matrix: the queries of all heads at once. The first d/h columns belong to head 1.',
  'Nothing is computed and nothing moves: each row of d numbers is read as h rows of d/h.',
  'Token and head change places, so that every head has its own n × d/h matrix. The head is now a batch axis.',
  'Every head compares its own queries with its own keys, Q·Kᵀ / √(d/h): an n × n table for each head.',
  'softmax(scores) times the values of the same head. The width is d/h again.',
  'The transpose undone: the heads side by side, h · d/h = d columns.',
  'Times one more d × d matrix, which mixes the heads. Z has the shape of X: they can be added, and layers can be stacked.',
];
const choices = ['half as many', 'just as many', 'twice as many'] as const;

/** Which numbers of heads would do, without reciting all 28 divisors of 12288. */
function suggestion({ d, h }: Sizes): string {
  const all = divisorsOf(d);
  const below = all.filter((x) => x < h).slice(-3);
  const near = all.length <= 8 ? all : [...below, ...all.filter((x) => x > h).slice(0, 6 - below.length)];
  const list = near.length > 1 ? `${near.slice(0, -1).join(', ')} or ${near.at(-1)}` : String(near[0]);
  return `${h} heads cannot share d = ${d} equally: each would be ${d}/${h} wide. h can be ${list}${near.length < all.length ? ', among others' : ''}.`;
}

const quizNames = ['width', 'weights', 'Q, K, V', 'scores', 'one output', 'concat', 'output matrix', 'Z'];
const stepsOf = ({ n, d, h, blanks }: Sizes & { blanks: boolean }) =>
  blanks && d % h === 0 ? quizNames : stepNames.slice(0, stagesOf({ n, d, h }).length);

export default figure({
  version: 1,
  title: 'Many heads, one width',
  caption:
    'One tensor on its way through multi-head attention, one colour a head. Up to 6 tokens and d = 8 every number is computed, with word vectors and weights drawn from the seed; beyond that the tensors are drawn to scale and only counted.',
  dials: {
    words: text('Your own words', slide, 200),
    n: num('Tokens n', 3, [1, 2048], 1, { log: true }),
    d: num('Width d', 4, [1, 12288], 1, { log: true }),
    h: num('Heads h', 2, [1, 128], 1, { log: true }),
    seed: seed(),
    view: view(),
    blanks: flag('Fill in the shapes yourself', false),
    step: num('Step', 0, [0, stepNames.length - 1], 1, { inPicture: true }),
    /** Token, head, and number within the head. */
    chosen: matrix('Chosen number', [[0, 0, 0]], { min: 0, max: mostWidth - 1, maxRows: 1, maxCols: 3 }),
    /** Rows and columns written for each question; 0 is an empty box. */
    answers: matrix('Your shapes', empty(), { min: 0, max: 99999, maxRows: questions, maxCols: 2 }),
  },
  presets: [
    {
      id: 'encoder',
      name: slide,
      set: {},
      notice: 'Three tokens, d = 4, two heads: walk from X to Z and watch the shape.',
    },
    {
      id: 'exercise',
      name: 'Fill in every dimension',
      set: { blanks: true },
      notice: 'n = 3, d = 4, h = 2. By convention every head is d/h wide.',
    },
    {
      id: 'one-head',
      name: 'One head',
      set: { h: 1, step: 3 },
      notice: 'With h = 1 the transpose has nothing to bring together, and the value and output matrices could be one.',
    },
    {
      id: 'uneven',
      name: 'Not divisible',
      set: { d: 6, h: 4, step: 1 },
      notice: 'Six columns cannot be shared equally by four heads: two are left over.',
    },
    {
      id: 'base',
      name: '512 / 8',
      set: { n: 64, d: 512, h: 8, step: 3 },
      notice: 'The 2017 Transformer: 8 heads of width 64. The 64 tokens are our choice.',
    },
    {
      id: 'gpt3',
      name: 'GPT-3: 12288 / 96',
      set: { n: 2048, d: 12288, h: 96, step: 3 },
      notice: '96 heads of width 128 make 12,288: drawn to scale and counted, not computed.',
    },
  ],

  compute({ words: typed, n, d, h, seed, step, answers, chosen }) {
    const sizes = { n, d, h };
    const stages = stagesOf(sizes);
    const divides = d % h === 0;
    const cut = words(typed, n);
    const missing = Array.from(
      { length: Math.max(0, Math.min(n, mostTokens) - cut.tokens.length) },
      (_, i) => `token ${cut.tokens.length + i + 1}`,
    );
    const tokens = [...cut.tokens, ...missing];
    const drawn = n <= mostTokens && d <= mostWidth;
    // Up to Q the heads do not matter: an unequal share of columns can still be looked at.
    const tensors = drawn ? multiHeadStages(tokens, { d, h: divides ? h : 1 }, seed) : undefined;
    const unit = divides ? d / h : d;
    const asked = divides ? shapeQuestions(sizes) : [];
    const verdicts = asked.map((question, i) => judge(question, answers[i] ?? [], sizes));
    const [i = 0, j = 0, k = 0] = (chosen[0] ?? []).map(Math.round);
    return {
      ...sizes,
      divides,
      drawn,
      tokens,
      typed: cut.tokens.length,
      dropped: cut.dropped,
      /** Columns of one head, and columns no head can have. */
      share: Math.floor(d / h),
      over: d % h,
      suggestion: divides ? '' : suggestion(sizes),
      stages: stages.map((stage, at) => ({
        ...stage,
        name: stepNames[at]!,
        says: says[at]!,
        entries: entriesOf(stage.shape),
        tensor: tensors?.[stage.id],
      })),
      learned: learnedNumbers(sizes),
      questions: asked.map((question, at) => ({
        ...question,
        given: question.sides.map((_, side) => answers[at]?.[side] ?? 0),
        verdict: verdicts[at]!,
      })),
      right: verdicts.filter(({ state }) => state === 'right').length,
      chosen: {
        token: Math.min(i, n - 1),
        head: divides ? Math.min(j, h - 1) : 0,
        number: Math.min(k, (divides && stages[step]?.id === 'scores' ? n : unit) - 1),
      },
    };
  },

  steps: (state) => ({ dial: 'step', names: stepsOf(state) }),

  describe({ n, d, h, blanks, step, seed, view, words: typed }, result) {
    const sizes = `Multi-head attention with n = ${whole(n)} tokens (“${typed.slice(0, 60)}”), width d = ${whole(d)} and h = ${h} heads.`;
    if (blanks && result.divides) {
      const given = result.questions
        .map(({ name, given }) => `${name}: ${given.map((size) => (size ? String(size) : 'empty')).join(' × ')}`)
        .join('; ');
      return `${sizes} The shapes are to be filled in, now ${quizNames[step]}: ${result.right} of ${result.questions.length} are right. ${given}.`;
    }
    const at = Math.min(step, result.stages.length - 1);
    const { name, shape, letters } = result.stages[at]!;
    const learned = result.divides
      ? `Every head is d/h = ${whole(d / h)} wide, ${h} × ${whole(d / h)} = ${whole(d)} together; the layer learns ${whole(result.learned.layer)} numbers.`
      : `${result.suggestion}${blanks ? ' There are no shapes to fill in.' : ''}`;
    const how = result.drawn
      ? `Numbers from seed ${seed}.`
      : `Drawn to scale, not computed (seed ${seed} is not used).`;
    const { token, head, number } = result.chosen;
    return `${sizes} ${learned} Shown: ${name}, ${letters} = ${times(shape)}. ${how} View: ${view}. Chosen: token ${token + 1}, head ${head + 1}, number ${number + 1}.`;
  },

  notice({ n, blanks }, { divides, suggestion, typed, dropped, drawn }) {
    const said = [
      suggestion,
      blanks && !divides && 'There are no shapes to fill in before h divides d.',
      drawn &&
        dropped > 0 &&
        `Only the first ${n} of your ${n + dropped} words are used; turn n up to ${mostTokens} to use more.`,
      drawn && typed === 0 && 'Your text is empty: the rows are called token 1, token 2 and so on.',
    ];
    return said.filter(Boolean).join(' ') || undefined;
  },

  code: ['attention/multiHead.ts', 'attention/multiHeadStages.ts', 'attention/shapes.ts', 'attention/shapeExercise.ts'],

  predict: {
    question: 'Two heads here. With four heads instead, how many numbers does the layer learn?',
    choices,
    reveal: { h: 4, step: 3 },
    gap(said, { divides, learned, d, h }) {
      if (!divides)
        return `Just as many: the matrices are d × d whatever h is. But ${h} heads cannot share d = ${whole(d)} equally.`;
      const numbers = `Four d × d matrices are 4·${whole(d)}² = ${whole(learned.layer)} numbers, for ${h} heads of width ${whole(d / h)} as for any other h: more heads are narrower heads.`;
      return `${said === choices[1] ? 'Yes, just as many.' : 'Just as many.'} ${numbers}`;
    },
  },

  facts: {
    headWidth: ({ d, h }) => whole(d / h),
    layer: ({ learned }) => whole(learned.layer),
    queryMatrix: ({ learned }) => whole(learned.query),
    scores: ({ stages }) => whole(stages[4]?.entries ?? 0),
  },

  tasks: [
    'Choose one number of Q, then walk through reshape and transpose: where is it now, and has it changed?',
    'Double h. Which tensors change their shape, which their size, and which neither?',
    'Fill in every dimension for GPT-3 (choose the preset, then switch the boxes on).',
  ],
});
