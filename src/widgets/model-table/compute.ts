/** The rows asked for, each with what can be computed from its widths. */
import { models, type ModelFacts } from '@/corpus/models';
import {
  countMatrices,
  departures,
  headsTogether,
  roughParameters,
  verdictOf,
  type Verdict,
  type Widths,
} from '@/models/transformer/parameterCheck';

/** Columns that can be sorted by, with the words of their heads. */
export const columns = {
  name: 'model',
  asOf: 'as of',
  parameters: 'parameters',
  tokens: 'training tokens',
  vocabulary: 'vocabulary n_voc',
  context: 'context n_ctx',
  tokenizer: 'tokenizer',
  layers: 'layers L',
  d: 'width d',
  heads: 'heads h',
  headWidth: 'd/h or given',
  together: 'all heads / d',
  ff: 'd_ff',
  expansion: 'd_ff / d',
  kind: 'kind',
  norm: 'norm',
  positions: 'positions',
  activation: 'activation',
  biases: 'biases',
  rough: '12·L·d² + n_voc·d',
  ratio: 'rule / published',
  verdict: 'the rule',
  counted: 'matrices counted',
  countedRatio: 'count / published',
} as const;
export type Column = keyof typeof columns;

export const views = {
  overview: [
    'asOf',
    'parameters',
    'layers',
    'd',
    'heads',
    'context',
    'kind',
    'norm',
    'positions',
    'activation',
    'biases',
  ],
  vocabulary: ['vocabulary', 'context', 'd', 'parameters', 'tokens', 'tokenizer', 'asOf'],
  widths: ['d', 'ff', 'expansion', 'heads', 'headWidth', 'layers', 'vocabulary', 'parameters', 'asOf'],
  checks: ['ratio', 'verdict', 'parameters', 'rough', 'counted', 'countedRatio', 'expansion', 'together', 'asOf'],
} as const satisfies Record<string, readonly Column[]>;
export type View = keyof typeof views;

/** Bars on a logarithmic scale, and what a full bar stands for. */
export const scales: Partial<Record<Column, 'log' | 'linear'>> = {
  parameters: 'log',
  tokens: 'log',
  vocabulary: 'linear',
  context: 'log',
  layers: 'linear',
  d: 'linear',
  ff: 'linear',
  expansion: 'linear',
  rough: 'log',
  counted: 'log',
  ratio: 'linear',
  countedRatio: 'linear',
  together: 'linear',
};

export interface Row {
  readonly facts: Partial<ModelFacts> & Pick<ModelFacts, 'id' | 'name'>;
  readonly own: boolean;
  readonly widths?: Widths;
  /** 12·L·d² alone. */
  readonly inLayers?: number;
  readonly reasons: readonly string[];
  readonly parts?: NonNullable<ReturnType<typeof countMatrices>>;
  /** What stands in a column; missing where it is not known. */
  readonly values: Partial<Record<Column, number | string>>;
}

function rowOf(facts: Row['facts'], own = false): Row {
  const { layers, d, heads, headWidth, keyHeads, ff, gated, experts, vocabulary, tied, kind, parameters } = facts;
  const plain = {
    name: facts.name,
    asOf: facts.asOf,
    parameters,
    tokens: facts.tokens,
    vocabulary,
    context: facts.context,
    tokenizer: facts.tokenizer,
    layers,
    d,
    heads,
    ff,
    kind,
    norm: facts.norm,
    positions: facts.positions,
    activation: facts.activation,
    biases: facts.biases === undefined ? undefined : facts.biases ? 'yes' : 'no',
  };
  const known = (values: Partial<Record<Column, number | string | undefined>>) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Row['values'];
  if (layers === undefined || d === undefined) return { facts, own, reasons: [], values: known(plain) };

  const encoderDecoder = kind === 'encoder–decoder';
  const widths: Widths = {
    layers,
    d,
    heads,
    headWidth,
    keyHeads,
    ff,
    gated,
    experts,
    vocabulary,
    tied,
    encoderDecoder,
  };
  const rough = roughParameters(widths);
  const rule = rough.all ?? rough.layers;
  const parts = countMatrices(widths);
  const ratio = parameters === undefined ? undefined : rule / parameters;
  const together = headsTogether(widths);
  return {
    facts,
    own,
    widths,
    inLayers: rough.layers,
    reasons: departures(widths),
    parts,
    values: known({
      ...plain,
      headWidth: heads === undefined ? undefined : (headWidth ?? d / heads),
      together: together === undefined ? undefined : together / d,
      expansion: ff === undefined ? undefined : ff / d,
      rough: rule,
      ratio,
      verdict: ratio === undefined ? undefined : verdictOf(ratio),
      counted: parts?.all,
      countedRatio: parts && parameters !== undefined ? parts.all / parameters : undefined,
    }),
  };
}

const all = models.map((facts) => rowOf(facts));
const isOfSize: Record<string, (parameters: number | undefined) => boolean> = {
  any: () => true,
  small: (n) => n !== undefined && n < 1e10,
  medium: (n) => n !== undefined && n >= 1e10 && n <= 1e11,
  large: (n) => n !== undefined && n > 1e11,
  unknown: (n) => n === undefined,
};

export interface Settings {
  view: View;
  maker: string;
  size: string;
  sort: Column;
  falling: boolean;
  chosen: string;
  guess: boolean;
  own: boolean;
  layers: number;
  d: number;
  vocabulary: number;
}

/** Of a maker, or listed in Zhao et al. 2023. */
const isFrom = ({ facts }: Row, maker: string) =>
  maker === 'survey' ? (facts.cites ?? []).some(({ id }) => id === 'zhao2023') : facts.maker === maker;
const survey = all.filter((row) => isFrom(row, 'survey'));

export function computeTable({ view, maker, size, sort, falling, chosen, own, layers, d, vocabulary }: Settings) {
  const mine = rowOf({ id: 'own', name: 'Your own', layers, d, vocabulary }, true);
  const asked = all.filter((row) => (maker === 'any' || isFrom(row, maker)) && isOfSize[size]!(row.facts.parameters));
  const rows = [...asked, ...(own ? [mine] : [])].sort((a, b) => compare(a.values[sort], b.values[sort], falling));
  const checked = all.filter(({ values }) => values.verdict !== undefined);
  const of = (verdict: Verdict) => checked.filter(({ values }) => values.verdict === verdict).length;
  const counted = all.filter(({ values }) => values.countedRatio !== undefined);
  return {
    rows,
    columns: views[view] as readonly Column[],
    /** Largest and smallest number of a column, over all models: a bar keeps its length when rows are filtered out. */
    span: (column: Column): [number, number] => {
      const numbers = all.map(({ values }) => values[column]).filter((value) => typeof value === 'number');
      return [Math.min(...numbers), Math.max(...numbers)];
    },
    chosen: rows.find(({ facts }) => facts.id === chosen),
    total: all.length,
    checked: checked.length,
    agrees: of('agrees'),
    survey: { rows: survey.length, agrees: survey.filter(({ values }) => values.verdict === 'agrees').length },
    low: of('too low'),
    high: of('too high'),
    counted: counted.length,
    countedAgrees: counted.filter(({ values }) => verdictOf(values.countedRatio as number) === 'agrees').length,
    mine,
  };
}

/** Unknown comes last, whichever way the column is sorted. */
function compare(a: number | string | undefined, b: number | string | undefined, falling: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
  return falling ? -order : order;
}

export const rowById = (id: string): Row => all.find(({ facts }) => facts.id === id)!;
