import { inOneLayer, type Counted } from '@/models/transformer/ledger/ledger';
import { written } from '@/models/transformer/ledger/formula';
import type { LineId, Part } from '@/models/transformer/ledger/lines';
import type { Question } from '@/models/transformer/ledger/quiz';
import type { Size } from '@/models/transformer/ledger/sizes';
import type { StepId } from '@/models/transformer/ledger/steps';
import { whole } from '@/viz/count';
import { percent } from '@/viz/format';
import type { Column, Result } from './compute';
import { dials, type State } from './dials';

export const partNames: Record<Part, string> = {
  tables: 'tables',
  attention: 'attention',
  'feed-forward': 'feed-forward',
  other: 'norms and pooler',
};

/** A share that is not nothing is never 0.0%. */
export const share = (x: number): string => (x > 0 && x < 0.0005 ? '<0.1%' : percent(x));

interface Named {
  readonly name: string;
  /** On the stepper and in the picture. */
  readonly short: string;
  readonly role: string;
  readonly means: string;
}
export const lineNames: Record<LineId, Named> = {
  embedding: { name: 'Embedding', short: 'embedding', role: 'muted', means: 'A row of d numbers for each token of the vocabulary.' }, // prettier-ignore
  positions: { name: 'Positions', short: 'positions', role: 'token-7', means: 'A row of d numbers for each place in the context.' }, // prettier-ignore
  segments: { name: 'Segments', short: 'segments', role: 'token-7', means: 'One row for the first sentence of a pair, one for the second.' }, // prettier-ignore
  key: { name: 'Key', short: 'key', role: 'key', means: 'From the width of a token down to that of one head.' }, // prettier-ignore
  query: { name: 'Query', short: 'query', role: 'query', means: 'As large as the key’s matrix: queries and keys meet in a dot product.' }, // prettier-ignore
  valueDown: { name: 'Value down', short: 'value ↓', role: 'value', means: 'What one head takes from a token, in d_k numbers.' }, // prettier-ignore
  valueUp: { name: 'Value up', short: 'value ↑', role: 'value', means: 'Back to the width of a token. The output matrix, counted head by head.' }, // prettier-ignore
  gate: { name: 'Gate', short: 'gate', role: 'token-5', means: 'A second matrix on the way up; its output multiplies that of the first.' }, // prettier-ignore
  up: { name: 'Up', short: 'up', role: 'token-5', means: 'From d numbers to d_ff: as many questions to each token.' }, // prettier-ignore
  down: { name: 'Down', short: 'down', role: 'token-5', means: 'From d_ff answers back to d numbers.' },
  attentionBias: { name: 'Attention biases', short: 'biases', role: 'attend', means: 'One number a column of the four attention matrices.' }, // prettier-ignore
  feedForwardBias: { name: 'FFN biases', short: 'biases', role: 'token-5', means: 'One number a column of each feed-forward matrix.' }, // prettier-ignore
  norms: { name: 'Norms', short: 'norms', role: 'accent', means: 'A learned scale a feature, and with LayerNorm a shift too.' }, // prettier-ignore
  lastNorm: { name: 'Last norm', short: 'norm', role: 'accent', means: 'One norm outside the layers: behind the last, or in BERT behind the embeddings.' }, // prettier-ignore
  pooler: { name: 'Pooler', short: 'pooler', role: 'accent', means: 'BERT’s last matrix, for the vector of the first token.' }, // prettier-ignore
  unembedding: { name: 'Unembedding', short: 'unembed', role: 'muted', means: 'From the last vector to a score for each token of the vocabulary.' }, // prettier-ignore
};

/** More steps than these stand beside each other only under shorter names. */
const mostWhole = 13;
const shorter: Partial<Record<StepId, string>> = { positions: 'pos.', segments: 'seg.', valueDown: 'v ↓', valueUp: 'v ↑', biases: 'bias', pooler: 'pool' }; // prettier-ignore

export function stepNames({ steps, values }: Result, tied: boolean): string[] {
  const many = steps.length > mostWhole;
  const times = (x: bigint) => `×${many ? '' : ' '}${whole(x)}`;
  return steps.map(({ id }) => {
    if (many && shorter[id]) return shorter[id];
    switch (id) {
      case 'sizes':
      case 'biases':
      case 'total':
        return id;
      case 'embedding':
        return 'embed';
      case 'heads':
        return times(values.h);
      case 'layers':
        return times(values.N);
      case 'allNorms':
        return 'norms';
      case 'unembedding':
        return tied ? 'tied' : 'unembed';
      default:
        return lineNames[id].short;
    }
  });
}

/** No line is asked for twice: its name tells a question from the others. */
export const questionName = ({ line }: Question): string =>
  line === 'total' ? 'total' : line === 'embedding' ? 'embed' : lineNames[line].short;

const columnWords: Record<Column, string> = { one: 'one matrix', layer: 'all of one layer', all: 'all layers' };

/** What is asked, in words. */
export function asked({ quiz, sizes }: Result): string {
  if (!quiz) return '';
  const { question } = quiz;
  const where =
    question.line === 'total' ? 'the total' : question.line === 'embedding' ? 'the embedding' : `${lineNames[question.line].name}, ${columnWords[question.column]}`; // prettier-ignore
  const given = (['V', 'd', 'h', 'd_k', 'd_ff', 'N'] as const).map((name) => `${name} = ${whole(sizes[name].value)}`);
  return `The missing cell: ${where}. ${given.join(', ')}.`;
}

/** A fraction as a reader meets it: 122.88, or 10.4167 cut short. */
export const decimal = ({ over, under }: { over: bigint; under: bigint }): string =>
  String(Number((Number(over) / Number(under)).toFixed(2)));

const lineOf = (result: Result, id: LineId) => result.lines.find((line) => line.id === id);

/** What the step that was just made adds. */
export function says(result: Result): string {
  const { steps, step, values, total, shares, largest, activations } = result;
  const { id } = steps[step]!;
  const product = ({ sizes, one }: Counted) => `${whole(sizes.rows)} × ${whole(sizes.columns)} = ${whole(one)}`;
  const line = lineOf(result, id as LineId);
  switch (id) {
    case 'sizes':
      return 'Every count below follows from these sizes and choices. Each can be a number or a formula over the others.';
    case 'embedding':
      return `${product(line!)} weights. Four tokens of a text pick four rows: 4 × ${whole(values.d)} = ${whole(activations)} activations, numbers that pass through and are not weights.`;
    case 'heads': {
      const queries = lineOf(result, 'query')!;
      const sum = inOneLayer(result, ['key', 'query', 'valueDown', 'valueUp']);
      return `A layer has ${whole(queries.sizes.each)} heads: times ${whole(queries.sizes.each)}. The four lines of one layer are ${whole(sum)} weights.`;
    }
    case 'layers':
      return `Times ${whole(lineOf(result, 'query')!.sizes.layers)} layers: attention is ${whole(result.parts.attention)} weights.`;
    case 'biases':
      return 'One number a column: few, beside the matrices they stand next to.';
    case 'allNorms':
      return 'Norms learn a scale a feature (LayerNorm a shift as well): almost nothing.';
    case 'unembedding':
      return line!.shared
        ? 'Tied: the table that made vectors of tokens scores tokens by vectors. Nothing is added.'
        : `${lineNames.unembedding.means} ${product(line!)}: a table as large as the embedding.`;
    case 'total':
      return `${whole(total)} weights. ${capital(partNames[largest])} ${largest === 'tables' || largest === 'other' ? 'hold' : 'holds'} the most: ${share(shares[largest])}.`;
    case 'positions':
    case 'segments':
    case 'pooler':
      return `${lineNames[id].means} ${product(line!)}.`;
    default: {
      const { sizes, one, all } = line!;
      const head = `${lineNames[id].means} ${product(line!)}`;
      return sizes.each > 1n || ['key', 'query', 'valueDown', 'valueUp'].includes(id)
        ? `${head} weights in one head.`
        : `${head}${all === one ? '' : `, times ${whole(sizes.layers)} layers = ${whole(all)}`}.`;
    }
  }
}

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const list = (items: readonly (string | bigint)[]) => items.map((item) => (typeof item === 'bigint' ? whole(item) : item)).join(' or '); // prettier-ignore

/** What is odd about the sizes, a sentence each. */
export function oddities({ cells }: State, { sizes, values, lines, heads, unread }: Result): string[] {
  const said: string[] = [];
  const label = (name: Size['name']) => dials[name].label;
  for (const { name, refused, value, uneven } of Object.values(sizes)) {
    if (refused)
      said.push(`${label(name)} cannot be used as it is written, so it counts as ${whole(value)}. ${refused}`);
    else if (uneven && name === 'd_k' && sizes.d_k.text.replace(/\s/g, '') === 'd/h')
      said.push(
        `${whole(values.h)} heads cannot share d = ${whole(values.d)} equally: each would be ${decimal(uneven)} wide. Counted with ${whole(value)}, which leaves ${whole(heads.over)} ${heads.over === 1n ? 'column' : 'columns'} to no head${heads.better.length > 0 ? `; h can be ${list(heads.better)}, among others` : ''}.`,
      );
    else if (uneven) said.push(`${label(name)} = ${decimal(uneven)} is not whole: counted as ${whole(value)}.`);
  }
  const { h, h_kv, d, d_k } = values;
  if (h_kv > 0n && h % h_kv !== 0n && !sizes.d_k.uneven)
    said.push(
      `${whole(h)} heads of queries cannot share ${whole(h_kv)} heads of keys equally; the count does not mind.`,
    );
  if (h * d_k !== d && !sizes.d_k.uneven)
    said.push(
      `All heads together are ${whole(h * d_k)} wide and d is ${whole(d)}: allowed, the values’ way up brings them back to d.`,
    );
  for (const { id, problem } of lines)
    if (problem) said.push(`${lineNames[id].name}, ${problem.cell}: the formula ${problem.because}.`);
  if (unread > 0)
    said.push(
      `${unread === 1 ? 'One changed cell' : `${unread} changed cells`} of “${cells.slice(0, 40)}” could not be read.`,
    );
  return said;
}

/** A cell's own formula, or the reader's, in letters. */
export const letters = (line: Counted): string => `${written(line.cells.rows)} × ${written(line.cells.columns)}`;

const settings = ({ kind, norms, biases, tied, positions, gated, letters }: State) =>
  [
    dials.kind.options[kind],
    tied ? 'one tied table' : 'two tables of words',
    positions ? 'learned positions' : 'no learned positions',
    `biases: ${dials.biases.options[biases]}`,
    `norms: ${dials.norms.options[norms]}`,
    gated ? 'gated feed-forward' : 'plain feed-forward',
    `shapes in ${letters ? 'letters' : 'numbers'}`,
  ].join(', ');

export function describe(state: State, result: Result): string {
  const { sizes, total, soFar, shares, quiz, chosen, chosenShare, steps, step, lines, levels, changes } = result;
  const written = Object.values(sizes).map(({ name, text, value }) => `${name} = ${text === String(value) ? '' : `${text.slice(0, 60)} = `}${whole(value)}`); // prettier-ignore
  const model = `The parameters of a Transformer: ${written.join(', ')}; ${settings(state)}. ${changes.size > 0 ? `Changed cells: ${[...changes].map(([key, formula]) => `${key} = ${formula}`).join(', ')}. ` : ''}`; // prettier-ignore
  if (quiz) {
    const { judged, text, at, questions } = quiz;
    const said = judged.state === 'blank' ? 'The cell is empty.' : `“${text}” is ${judged.state}. ${judged.because}`;
    const others = answersWritten(state.answers);
    return `${model}Question ${at + 1} of ${questions.length}: ${asked(result)} ${said} Chosen line: ${lineNames[chosen.id].name}.${others}`;
  }
  const counted = lines
    .filter(({ id }) => (levels.get(id) ?? 'open') !== 'open')
    .map((line) => {
      const level = levels.get(line.id) as Column;
      return `${lineNames[line.id].name}, ${level === 'all' ? '' : `${columnWords[level]}, `}${line.shared ? 'shared with the embedding' : whole(line[level])}`;
    });
  const parts = (Object.keys(partNames) as Part[])
    .filter((part) => result.parts[part] > 0n)
    .map((part) => `${partNames[part]} ${whole(result.parts[part])} (${share(shares[part])})`);
  const sum =
    steps[step]!.id === 'total'
      ? `The total is ${whole(total)}: ${parts.join(', ')}.`
      : `Counted so far: ${whole(soFar)}.`;
  const weight = chosen.shared
    ? 'counted with the embedding'
    : levels.get(chosen.id) === 'all'
      ? `${share(chosenShare)} of all`
      : 'not yet counted whole';
  return `${model}Step ${step + 1} of ${steps.length}. ${counted.length > 0 ? `${counted.join('; ')}.` : 'Nothing is counted yet.'} ${sum} Chosen line: ${lineNames[chosen.id].name}, ${weight}.${answersWritten(state.answers)}`; // prettier-ignore
}

const answersWritten = (answers: string) => (answers.replaceAll(';', '').trim() === '' ? '' : ` Answers written: ${answers.slice(0, 200)}.`); // prettier-ignore
