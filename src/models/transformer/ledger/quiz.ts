/** One cell of the ledger is missing: which one, what belongs there, and what a wrong number says about the thought behind it. */
import { activations, type Counted, type Ledger } from './ledger';
import type { Fraction } from './formula';
import type { LineId } from './lines';
import type { Sizes } from './sizes';

type Column = 'one' | 'layer' | 'all';
export type Question = { readonly line: LineId; readonly column: Column } | { readonly line: 'total'; readonly column: 'all' }; // prettier-ignore

const questions: readonly Question[] = [
  { line: 'embedding', column: 'all' },
  { line: 'query', column: 'one' },
  { line: 'key', column: 'layer' },
  { line: 'valueDown', column: 'all' },
  { line: 'up', column: 'one' },
  { line: 'down', column: 'all' },
  { line: 'total', column: 'all' },
];

/** Those whose line this ledger has. */
export const questionsOf = ({ lines }: Ledger): Question[] =>
  questions.filter(({ line }) => line === 'total' || lines.some(({ id }) => id === line));

const lineOf = ({ lines }: Ledger, id: LineId): Counted => lines.find((line) => line.id === id)!;

export const rightAnswer = (ledger: Ledger, { line, column }: Question): bigint =>
  line === 'total' ? ledger.total : lineOf(ledger, line)[column];

export interface Judged {
  readonly state: 'blank' | 'right' | 'wrong';
  /** Empty but for a wrong answer. */
  readonly because: string;
}

const shown = (x: bigint) => x.toLocaleString('en-US');

/** Sets an answer against the cell. */
export function judgeCell(given: Fraction | undefined, question: Question, ledger: Ledger, sizes: Sizes): Judged {
  if (!given) return { state: 'blank', because: '' };
  const right = rightAnswer(ledger, question);
  if (given.under === 1n && given.over === right) return { state: 'right', because: '' };
  if (given.under !== 1n) return { state: 'wrong', because: 'Weights come in whole numbers.' };
  const slip = question.line === 'total' ? slipOfTotal(given.over, ledger) : slipOfLine(given.over, lineOf(ledger, question.line), question.column, sizes); // prettier-ignore
  return { state: 'wrong', because: slip };
}

function slipOfTotal(said: bigint, { lines, parts, total }: Ledger): string {
  const left = lines.find(({ all }) => all > 0n && said === total - all);
  if (left) return `${shown(said)} leaves out ${shown(left.all)}: one line of the column is not in the sum.`;
  if (said === parts.attention + parts['feed-forward'])
    return `${shown(said)} is attention and feed-forward alone: the tables are weights too.`;
  return `Not ${shown(said)}: the total is the sum of the last column.`;
}

function slipOfLine(said: bigint, { sizes, one, layer, all }: Counted, column: Column, model: Sizes): string {
  const { rows, columns, each, layers } = sizes;
  if (said === activations(4, model) && column !== 'one')
    return `${shown(said)} is 4 · ${shown(model.d)}: the activations of four tokens. Asked are weights.`;
  if (said === rows + columns) return `${shown(said)} is rows plus columns. A matrix has rows times columns numbers.`;
  if (said === rows) return `${shown(said)} is the number of rows alone.`;
  if (said === columns) return `${shown(said)} is the number of columns alone.`;
  if (column !== 'one' && said === one && one !== layer)
    return `${shown(said)} is one head. A layer has ${shown(each)} of them${column === 'all' ? `, and there are ${shown(layers)} layers` : ''}.`;
  if (column === 'all' && said === layer) return `${shown(said)} is one layer. There are ${shown(layers)}.`;
  if (column === 'one' && said === layer) return `${shown(said)} is all heads of a layer. Asked is one.`;
  if (column !== 'all' && said === all) return `${shown(said)} is all layers together.`;
  if (said === 2n * { one, layer, all }[column]) return `${shown(said)} is two such lines.`;
  const steps = [
    `${shown(rows)} rows times ${shown(columns)} columns`,
    ...(column !== 'one' && each !== 1n ? [`times ${shown(each)} in a layer`] : []),
    ...(column === 'all' && layers !== 1n ? [`times ${shown(layers)} layers`] : []),
  ];
  return `Not ${shown(said)}: ${steps.join(', ')}.`;
}
