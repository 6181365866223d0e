/** The lines of a Transformer's ledger: each kind of matrix it learns, how large one is, how often it stands in a layer, and in how many layers. */
import type { Expression } from '../../autograd/expression';
import { name, number, plus, times } from './formula';

export interface Layout {
  readonly kind: 'decoder' | 'encoder' | 'both';
  /** One table for words in and words out. */
  readonly tied: boolean;
  /** A learned vector a position. Sines and rotations have no weights. */
  readonly positions: boolean;
  readonly biases: 'none' | 'feed-forward' | 'all';
  /** LayerNorm learns a scale and a shift a feature, RMSNorm a scale alone. */
  readonly norms: 'none' | 'layer' | 'rms';
  /** Three feed-forward matrices: gate, up, down. */
  readonly gated: boolean;
}

export const cellNames = ['rows', 'columns', 'each', 'layers'] as const;
export type CellName = (typeof cellNames)[number];
/** `each`: how many of these in one layer. */
export type Cells = Readonly<Record<CellName, Expression>>;

export const lineIds = [
  'embedding',
  'positions',
  'segments',
  'key',
  'query',
  'valueDown',
  'valueUp',
  'gate',
  'up',
  'down',
  'attentionBias',
  'feedForwardBias',
  'norms',
  'lastNorm',
  'pooler',
  'unembedding',
] as const;
export type LineId = (typeof lineIds)[number];
export type Part = 'tables' | 'attention' | 'feed-forward' | 'other';

export interface Line {
  readonly id: LineId;
  readonly part: Part;
  readonly cells: Cells;
  /** Counted with the line it shares its numbers with: nothing is added here. */
  readonly shared: boolean;
}

const [V, n, d, h, hkv, dk, ff, N] = ['V', 'n', 'd', 'h', 'h_kv', 'd_k', 'd_ff', 'N'].map(name) as [
  Expression,
  Expression,
  Expression,
  Expression,
  Expression,
  Expression,
  Expression,
  Expression,
];
const [one, two] = [number(1), number(2)];

/**
 * The lines of a layout, in the order they are counted.
 *    decoder   GPT, Llama: attention and feed-forward in each of N layers, a norm before each and one at the end
 *    encoder   BERT: the same with two segments, a norm behind the embeddings, a pooler, and no way out to words
 *    both      2017: N layers that read, N that write; those that write attend twice, to themselves and to what was read
 *  Source: brown2020, devlin2018, vaswani2017.   Leaves out: the [MASK] head of BERT.
 */
export function linesOf({ kind, tied, positions, biases, norms, gated }: Layout): Line[] {
  const both = kind === 'both';
  const perLayer = (times2017: number) => (both ? times(number(times2017), N) : N);
  const line = (
    id: LineId,
    part: Part,
    [rows, columns, each = one, layers = one]: [Expression, Expression, Expression?, Expression?],
    shared = false,
  ): Line => ({ id, part, cells: { rows, columns, each, layers }, shared });

  const queries = times(h, dk); // all heads side by side
  const keysAndValues = times(times(two, hkv), dk);
  const ofNorm = norms === 'layer' ? two : one;
  const lines: (Line | false)[] = [
    line('embedding', 'tables', [V, d]),
    positions && line('positions', 'tables', [n, d]),
    kind === 'encoder' && line('segments', 'tables', [two, d]),
    line('key', 'attention', [d, dk, hkv, perLayer(3)]),
    line('query', 'attention', [d, dk, h, perLayer(3)]),
    line('valueDown', 'attention', [d, dk, hkv, perLayer(3)]),
    line('valueUp', 'attention', [dk, d, h, perLayer(3)]),
    gated && line('gate', 'feed-forward', [d, ff, one, perLayer(2)]),
    line('up', 'feed-forward', [d, ff, one, perLayer(2)]),
    line('down', 'feed-forward', [ff, d, one, perLayer(2)]),
    biases === 'all' &&
      line('attentionBias', 'attention', [one, plus(plus(queries, keysAndValues), d), one, perLayer(3)]),
    biases !== 'none' &&
      line('feedForwardBias', 'feed-forward', [one, plus(gated ? times(two, ff) : ff, d), one, perLayer(2)]),
    norms !== 'none' && line('norms', 'other', [ofNorm, d, both ? one : two, perLayer(5)]),
    norms !== 'none' && !both && line('lastNorm', 'other', [ofNorm, d]),
    kind === 'encoder' && line('pooler', 'other', [biases === 'all' ? plus(d, one) : d, d]),
    kind !== 'encoder' && line('unembedding', 'tables', [d, V], tied),
  ];
  return lines.filter((line) => line !== false);
}
