import { inOneLayer } from '@/models/transformer/ledger/ledger';
import type { LineId, Part } from '@/models/transformer/ledger/lines';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { computeLedger, type Column, type Result } from './compute';
import { dials, lastStep, presets } from './dials';
import { describe, oddities, partNames, questionName, share, stepNames } from './words';

const choices = ['the tables of words', 'attention', 'the feed-forward layers'] as const;
const partOf: Record<(typeof choices)[number], Part> = {
  'the tables of words': 'tables',
  attention: 'attention',
  'the feed-forward layers': 'feed-forward',
};

const counted =
  (id: LineId, column: Column) =>
  ({ lines }: Result) =>
    whole(lines.find((line) => line.id === id)?.[column] ?? 0n);
const part =
  (name: Part) =>
  ({ parts }: Result) =>
    whole(parts[name]);
const shareOfPart =
  (name: Part) =>
  ({ shares }: Result) =>
    share(shares[name]);

export default figure({
  version: 1,
  title: 'Counting GPT-3',
  caption:
    'The ledger of a Transformer’s weights, in exact whole numbers, and the same numbers as areas. Turn a size, write a formula into it or into any cell of a line, or switch on what a lecture leaves out.',
  dials,
  presets,
  compute: computeLedger,

  steps(state) {
    const result = computeLedger(state);
    return { dial: 'step', names: result.quiz?.questions.map(questionName) ?? stepNames(result, state.tied) };
  },

  describe,

  notice: (state, result) => oddities(state, result).slice(0, 3).join(' ') || undefined,

  code: [
    'transformer/ledger/ledger.ts',
    'transformer/ledger/lines.ts',
    'transformer/ledger/sizes.ts',
    'transformer/ledger/formula.ts',
    'transformer/ledger/steps.ts',
    'transformer/ledger/areas.ts',
    'transformer/ledger/quiz.ts',
  ],

  predict: {
    question: 'The ledger has just begun. Once all of GPT-3 is counted, which part holds most of the weights?',
    choices,
    reveal: { step: lastStep },
    gap(said, { parts, shares, total, largest }) {
      const most = `${partNames[largest]}: ${whole(parts[largest])} of ${whole(total)}, ${share(shares[largest])}`;
      if (said === null) return `Most of them are in ${most}.`;
      const guessed = partOf[said as (typeof choices)[number]];
      if (guessed === largest) return `Yes, ${most}.`;
      return `${said[0]!.toUpperCase()}${said.slice(1)}: ${whole(parts[guessed])}, ${share(shares[guessed])}. Most of them are in ${most}.`;
    },
  },

  facts: {
    total: ({ total }) => whole(total),
    vocabulary: ({ values }) => whole(values.V),
    width: ({ values }) => whole(values.d),
    heads: ({ values }) => whole(values.h),
    headWidth: ({ values }) => whole(values.d_k),
    innerWidth: ({ values }) => whole(values.d_ff),
    layers: ({ values }) => whole(values.N),
    embedding: counted('embedding', 'all'),
    unembedding: counted('unembedding', 'all'),
    positions: counted('positions', 'all'),
    oneHead: counted('query', 'one'),
    allHeads: counted('query', 'layer'),
    queries: counted('query', 'all'),
    attentionOfLayer: (result) => whole(inOneLayer(result, ['key', 'query', 'valueDown', 'valueUp', 'attentionBias'])),
    attention: part('attention'),
    up: counted('up', 'layer'),
    upAll: counted('up', 'all'),
    feedForward: part('feed-forward'),
    tables: part('tables'),
    feedForwardShare: shareOfPart('feed-forward'),
    attentionShare: shareOfPart('attention'),
    tablesShare: shareOfPart('tables'),
    otherShare: shareOfPart('other'),
    layer: ({ layerTotal }) => whole(layerTotal),
    activations: ({ activations }) => whole(activations),
  },

  tasks: [
    'Tie the tables of GPT-3. Which share of the model was saved, and which share is it in GPT-2 small?',
    'Write 8*d into the inner width. What must N become for the total to stay about the same?',
    'Find the switches that lead from 175,181,291,520 to the 174,604,259,328 of the published layout.',
    'Give Llama 3 as many key heads as query heads. How many weights do its shared heads save?',
  ],
});
