/** What the figure shows for one setting of its dials: counted always, run on the engine where it is small. */
import { drawNplm, nplm, slotRank, type NplmStages } from '@/models/language/nplm';
import { judgeNplm, nplmQuestions } from '@/models/language/nplmExercise';
import {
  growth,
  learnedBy,
  partsOf,
  rankLimit,
  savingLimit,
  slotWidth,
  type NplmSizes,
  type Tables,
} from '@/models/language/nplmSizes';
import { percent } from '@/viz/format';

/** The running sentence first; the rest so that there is something to choose from. */
const known = 'Transformers are encoder decoder models that read words as numbers in order'.split(' ');
/** More learned numbers than this are counted and not drawn from the seed. */
const mostRun = 20_000;
/** Rows and columns of a matrix whose cells are drawn. */
const mostRows = 40;
const mostColumns = 64;
export const mostContext = 2048;
/** The largest size that can be written into a box. */
export const mostWritten = 1e9;

export interface Settings {
  context: number;
  d: number;
  vocabulary: number;
  hidden: number;
  tables: Tables;
  /** Words given beyond n_ctx. */
  extra: number;
  answers: number[][];
}

/** One thing in the picture, from the words to the distribution. */
export interface Station {
  readonly id: 'words' | 'C' | 'stack' | 'W_1' | 'h' | 'W_2' | 'D' | 'p';
  readonly name: string;
  /** The step at which it is discussed. */
  readonly step: number;
  readonly rows: number;
  readonly columns: number;
  readonly letters: string;
  readonly says: string;
}

export const steps = [
  'one-hot',
  'C',
  'stack',
  'W₁',
  'tanh',
  'W₂',
  'softmax',
  'numbers',
  'context',
  'exercise',
] as const;

const wordOf = (id: number) => known[id] ?? `word ${id + 1}`;

export function computeNplm({ context, d, vocabulary, hidden, tables, extra, answers }: Settings) {
  const sizes: NplmSizes = { context, d, vocabulary, hidden, tables };
  const parts = partsOf(sizes);
  const width = slotWidth(sizes);
  const given = Math.max(0, context + extra);
  const choice = Math.min(vocabulary, known.length);
  const ids = Array.from({ length: given }, (_, i) => (given - 1 - i) % choice);
  const total = learnedBy(sizes);
  const { stages, refused, rank } = run(sizes, ids, total);
  const stations = stationsOf(sizes, given);
  const longest = Math.max(...stations.map(({ rows }) => rows));
  const widest = Math.max(...stations.map(({ columns }) => columns));
  const questions = nplmQuestions(sizes).map((question, i) => {
    const written = question.sides.map((_, side) => Math.round(answers[i]?.[side] ?? 0));
    return { ...question, given: written, verdict: judgeNplm(question, written, sizes) };
  });
  const count = (other: Tables) => learnedBy({ ...sizes, tables: other });
  return {
    sizes,
    parts,
    width,
    /** Words given, the latest first. */
    words: ids.slice(0, 40).map(wordOf),
    ids,
    given,
    stack: given * width,
    fits: given === context,
    refused,
    stages,
    stations,
    inCells: longest <= mostRows && widest <= mostColumns,
    longest,
    widest,
    next: stages
      ? Array.from({ length: vocabulary }, (_, v) => ({ word: wordOf(v), share: stages.probabilities.at(v, 0) }))
      : undefined,
    total,
    totals: { none: count('none'), C: count('C'), CD: count('CD'), tied: count('tied') },
    limit: savingLimit(sizes),
    limitOneWord: savingLimit({ ...sizes, context: 1 }),
    rankLimit: rankLimit(sizes),
    rank,
    line: growth(sizes, mostContext),
    questions,
    right: questions.filter(({ verdict }) => verdict.state === 'right').length,
  };
}

/** The net itself, when it is small: its stages, or the engine's own words where a product has no value. */
function run(
  sizes: NplmSizes,
  ids: readonly number[],
  total: number,
): { stages?: NplmStages; refused?: string; rank?: number } {
  if (total > mostRun || ids.length === 0) return {};
  const weights = drawNplm(sizes, 1);
  const small = sizes.hidden <= 16 && sizes.vocabulary <= 64;
  const rank = small ? slotRank(weights, slotWidth(sizes)) : undefined;
  try {
    return { stages: nplm(ids, weights), rank };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error), rank };
  }
}

function stationsOf(sizes: NplmSizes, given: number): Station[] {
  const { d, vocabulary, hidden, tables } = sizes;
  const width = slotWidth(sizes);
  const matrices = partsOf(sizes).map(({ name, rows, columns, letters }): Station => ({
    id: name,
    name: name === 'D' && tables === 'tied' ? 'D = C^T' : name,
    step: { C: 1, W_1: 3, W_2: 5, D: 5 }[name],
    rows,
    columns,
    letters: letters.replace('Cᵀ: ', ''),
    says: {
      C: 'One table for all places: C times a one-hot vector is one column of C, wherever the word stands.',
      W_1: 'A block of columns for each place, in its colour. The blocks are learned apart, so the order of the words is not lost.',
      W_2:
        tables === 'C' || tables === 'none'
          ? 'A row for every word: h in, a score for each word out.'
          : 'Back to the width of a word vector.',
      D:
        tables === 'tied'
          ? 'The same numbers as C, lying on their side: a score is the dot product with the word’s own vector.'
          : 'A row for every word: its score is the dot product with this row.',
    }[name],
  }));
  const first = matrices.findIndex(({ id }) => id === 'W_1');
  const column = (id: Station['id'], name: string, step: number, rows: number, letters: string, says: string) => ({
    id,
    name,
    step,
    rows,
    columns: 1,
    letters,
    says,
  });
  return [
    column(
      'words',
      'x',
      0,
      vocabulary,
      'n_voc × 1',
      'Each word is a column of zeros with a single 1: it says which word, and nothing else.',
    ),
    ...matrices.slice(0, first),
    column(
      'stack',
      'stack',
      2,
      given * width,
      tables === 'none' ? 'n_ctx·n_voc × 1' : 'n_ctx·d × 1',
      tables === 'none'
        ? 'The one-hot vectors, one under the other.'
        : `The word vectors, one under the other: ${given} × ${d} numbers.`,
    ),
    matrices[first]!,
    column('h', 'h', 4, hidden, 'm × 1', 'h = tanh(W₁ · stack): the only place where something is bent.'),
    ...matrices.slice(first + 1),
    column('p', 'p̂', 6, vocabulary, 'n_voc × 1', 'softmax: a share for every word.'),
  ];
}

/** What is to be said at a step of the picture. */
export function saidAt(step: number, { stations, next, sizes }: ReturnType<typeof computeNplm>): string {
  const said = stations.filter((station) => station.step === step).map(({ says }) => says);
  if (said.length === 0)
    return 'There is no C here: the one-hot vectors go to W₁ as they are, n_voc numbers for every place.';
  if (step !== 6 || !next) return said.join(' ');
  const likely = [...next].sort((a, b) => b.share - a.share).slice(0, 3);
  const list = likely.map(({ word, share }) => `${word} ${percent(share)}`).join(', ');
  return `${said[0]} First here: ${list}${sizes.vocabulary > likely.length ? ' …' : ''}; nobody trained this net, so they mean nothing yet.`;
}
