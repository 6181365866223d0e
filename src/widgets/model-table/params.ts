import { flag, num, oneOf, text } from '@/state/dials';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { columns, computeTable, rowById } from './compute';
import { arithmetic, cell, size } from './words';

const sizes = {
  any: 'any size',
  small: 'below 10B',
  medium: '10B to 100B',
  large: 'above 100B',
  unknown: 'not published',
};
const choices = ['for nearly all of them', 'for more than half', 'for less than half'] as const;
const value = (id: string, column: keyof typeof columns) => {
  const found = rowById(id).values[column];
  return found === undefined ? 'not published' : cell(column, found);
};

export default figure({
  version: 1,
  title: 'What is known of models, and one rule to check it',
  caption:
    'Published facts, each row with its sources and the year it holds for; – is not published or not looked up. Columns computed here: 12·L·d² + n_voc·d (the table where n_voc is known), every matrix from its own widths, and their ratio to the published number.',
  dials: {
    view: oneOf('Columns', 'overview', {
      overview: 'overview',
      vocabulary: 'vocabulary, context',
      widths: 'widths',
      checks: 'checks',
    }),
    maker: oneOf('From', 'any', {
      any: 'everybody',
      survey: 'a survey of 2023',
      OpenAI: 'OpenAI',
      Google: 'Google',
      Meta: 'Meta',
      other: 'others',
    }),
    size: oneOf('Size', 'any', sizes),
    guess: flag('Hide the sizes and guess', false),
    own: flag('Add a row of your own', false),
    layers: num('Your layers L', 12, [1, 200], 1),
    d: num('Your width d', 768, [1, 32_768], 1, { log: true }),
    vocabulary: num('Your vocabulary n_voc', 50_257, [1, 1_000_000], 1, { log: true }),
    sort: oneOf('Sorted by', 'asOf', columns, { inPicture: true }),
    falling: flag('Largest first', false, { inPicture: true }),
    chosen: text('Chosen model', '', 40, { inPicture: true }),
  },
  presets: [
    {
      id: 'all',
      name: 'All',
      set: {},
      notice: 'Sort by any column; choose a model to read its arithmetic.',
    },
    {
      id: 'vocabularies',
      name: 'Vocabularies',
      set: { view: 'vocabulary', sort: 'vocabulary', falling: true },
      notice: 'A larger vocabulary does not mean wider vectors: the two are chosen independently.',
    },
    {
      id: 'widths',
      name: 'Widths',
      set: { view: 'widths', sort: 'expansion', falling: true },
      notice: 'd_ff is often 4·d, but not always: where the feed-forward part is gated or wide, 12·L·d² will fail.',
    },
    {
      id: 'checks',
      name: 'Checks',
      set: { view: 'checks', sort: 'ratio', chosen: 'gpt-3' },
      notice: 'Where the rule fails, counting every matrix from its own widths still works.',
    },
    {
      id: 'survey',
      name: 'A survey’s 14',
      set: { maker: 'survey' },
      notice:
        'The rows of a survey of 2023, two of them corrected: LLaMA has no biases, and PanGu-α was trained on 1,024 tokens. A – is unknown, not zero.',
    },
    {
      id: 'guess',
      name: 'Guess the size',
      set: { guess: true, view: 'widths', size: 'large', sort: 'd' },
      notice: 'Take layers and width, compute 12·L·d² in your head, then choose the model.',
    },
  ],

  compute: computeTable,

  describe({ view, maker, size: asked, sort, falling, chosen, guess, own, layers, d, vocabulary }, result) {
    const { rows } = result;
    const shown = `Models: ${rows.length} rows of ${result.total + Number(own)} (from ${{ any: 'everybody', survey: 'a survey of 2023' }[maker as string] ?? maker}, ${sizes[asked]}), columns: ${view}, sorted by ${columns[sort]}, ${falling ? 'largest' : 'smallest'} first.`;
    const secret = (column: string) => guess && ['parameters', 'ratio', 'verdict', 'countedRatio'].includes(column);
    const first = rows
      .slice(0, 3)
      .map(({ facts, values }) => {
        const key = sort === 'name' ? 'asOf' : sort;
        const found = values[key];
        return `${facts.name} (${secret(key) ? 'hidden' : found === undefined ? 'not published' : cell(key, found)})`;
      })
      .join(', ');
    const rule = guess
      ? 'The sizes are hidden until a model is chosen.'
      : `12·L·d² with the table is within a tenth of the published size for ${result.agrees} of the ${result.checked} models whose size and widths are known.`;
    const mine = own
      ? ` Your own row: L = ${layers}, d = ${whole(d)}, n_voc = ${whole(vocabulary)} give ${size(result.mine.values.rough as number)}.`
      : ` Your own row (L = ${layers}, d = ${whole(d)}, n_voc = ${whole(vocabulary)}) is not shown.`;
    const open = result.chosen
      ? ` Chosen: ${result.chosen.facts.name}. ${arithmetic(result.chosen).join(' ')}`
      : chosen
        ? ' The chosen model is not among the rows.'
        : '';
    return `${shown} ${rows.length > 0 ? `First: ${first}.` : 'No model is left.'} ${rule}${mine}${open}`;
  },

  notice({ chosen }, { rows, chosen: found }) {
    if (rows.length === 0) return 'No model in the table is of this size and from these makers.';
    return chosen && !found ? 'The chosen model is not among these rows.' : undefined;
  },

  code: ['transformer/parameterCheck.ts'],

  predict: {
    question:
      'A rule of thumb says that a model has 12·L·d² parameters, and a table of words. For how many does it come within a tenth?',
    choices,
    reveal: { view: 'checks', sort: 'ratio', falling: false, guess: false },
    gap(said, { agrees, checked, low, high, counted, countedAgrees }) {
      const right = agrees > 0.85 * checked ? choices[0] : agrees > checked / 2 ? choices[1] : choices[2];
      const numbers = `It is within a tenth for ${agrees} of ${checked}, too low for ${low} and too high for ${high}. Counted matrix by matrix from the published widths, ${countedAgrees} of ${counted} agree.`;
      return `${said === right ? 'Yes, ' : ''}${said === right ? right : right[0]!.toUpperCase() + right.slice(1)}. ${numbers}`;
    },
  },

  facts: {
    rows: ({ total }) => whole(total),
    checked: ({ checked }) => whole(checked),
    agrees: ({ agrees }) => whole(agrees),
    tooLow: ({ low }) => whole(low),
    tooHigh: ({ high }) => whole(high),
    surveyRows: ({ survey }) => whole(survey.rows),
    surveyAgrees: ({ survey }) => whole(survey.agrees),
    counted: ({ counted }) => whole(counted),
    countedAgrees: ({ countedAgrees }) => whole(countedAgrees),
    gpt3Rule: () => whole(rowById('gpt-3').inLayers!),
    gpt3RuleWithTable: () => whole(rowById('gpt-3').values.rough as number),
    gpt3Ratio: () => format(rowById('gpt-3').values.ratio as number),
    lamdaRule: () => value('lamda', 'rough'),
    lamdaCounted: () => value('lamda', 'counted'),
    palmRule: () => size(rowById('palm').inLayers!),
    palmHeads: () => percent(rowById('palm').values.together as number),
    t5Rule: () => value('t5-11b', 'rough'),
    t5Counted: () => value('t5-11b', 'counted'),
    mixtralRule: () => value('mixtral', 'rough'),
    mixtralCounted: () => value('mixtral', 'counted'),
    gpt2Small: () => whole(rowById('gpt-2-small').facts.parameters!),
    gpt2Xl: () => whole(rowById('gpt-2-xl').facts.parameters!),
    gemma2bExpansion: () => value('gemma-2b', 'expansion'),
    gemma27bExpansion: () => value('gemma-2-27b', 'expansion'),
    largestVocabulary: ({ span }) => whole(span('vocabulary')[1]),
    smallestVocabulary: ({ span }) => whole(span('vocabulary')[0]),
    longestContext: ({ span }) => whole(span('context')[1]),
    widest: ({ span }) => whole(span('d')[1]),
  },

  tasks: [
    'Sort by the ratio. What do the models at the two ends have in common?',
    'Add a row of your own and find an L and a d that make 7B. How many pairs are there?',
    'Hide the sizes, guess three, then look.',
  ],
});
