/**
 * How many numbers a Transformer learns, line by line and to the last one: rows · columns · (how many in a layer) · (layers), summed.
 *    GPT-3, matrices only:  2·V·d + N·(4·d·h·d_k + 2·d·d_ff) = 175,181,291,520
 *  Source: brown2020, table 2.1; the layouts are those of the published weights.
 */
import type { Expression } from '../../autograd/expression';
import { fraction } from './formula';
import { cellNames, linesOf, type CellName, type Layout, type Line, type LineId, type Part } from './lines';
import { read, type Sizes } from './sizes';

/** A cell the reader wrote anew. */
export type Changes = Readonly<Partial<Record<`${LineId}.${CellName}`, Expression>>>;

export interface Counted extends Line {
  /** Cells in whole numbers. */
  readonly sizes: Readonly<Record<CellName, bigint>>;
  readonly changed: readonly CellName[];
  /** Why a changed cell could not be used, or was rounded. */
  readonly problem?: { readonly cell: CellName; readonly because: string };
  /** One matrix, all of them in a layer, all layers. */
  readonly one: bigint;
  readonly layer: bigint;
  readonly all: bigint;
}
export interface Ledger {
  readonly lines: readonly Counted[];
  readonly parts: Readonly<Record<Part, bigint>>;
  readonly total: bigint;
}

/** Counts every line. What is shared, a tied table, counts 0 the second time. */
export function countLedger(sizes: Sizes, layout: Layout, changes: Changes = {}): Ledger {
  const lines = linesOf(layout).map((line) => count(line, sizes, changes));
  const parts: Record<Part, bigint> = { tables: 0n, attention: 0n, 'feed-forward': 0n, other: 0n };
  for (const { part, all } of lines) parts[part] += all;
  return { lines, parts, total: lines.reduce((sum, { all }) => sum + all, 0n) };
}

function count(line: Line, given: Sizes, changes: Changes): Counted {
  const valueOf = (name: string) => fraction(given[name as keyof Sizes]);
  const cells = { ...line.cells } as Record<CellName, Expression>;
  const sizes = {} as Record<CellName, bigint>;
  const changed: CellName[] = [];
  let problem: Counted['problem'];
  for (const cell of cellNames) {
    const own = read(line.cells[cell], valueOf, 0n);
    const typed = changes[`${line.id}.${cell}`];
    const used = typed ? read(typed, valueOf, own.value) : own;
    sizes[cell] = used.value;
    if (typed) changed.push(cell);
    if (typed && !used.problem) cells[cell] = typed;
    if (used.problem) problem = { cell, because: used.problem };
    else if (used.uneven) problem = { cell, because: 'is not a whole number, and is rounded down' };
  }
  const one = sizes.rows * sizes.columns;
  const layer = one * sizes.each;
  const all = line.shared ? 0n : layer * sizes.layers;
  return { ...line, cells, sizes, changed, problem, one, layer, all };
}

/** What some lines come to in one layer. */
export const inOneLayer = ({ lines }: Pick<Ledger, 'lines'>, ids: readonly LineId[]): bigint =>
  lines.filter(({ id }) => ids.includes(id)).reduce((sum, { layer }) => sum + layer, 0n);

/** A share of the whole, as near as a float comes. 0 of nothing is 0. */
export const shareOf = (part: bigint, whole: bigint): number => (whole === 0n ? 0 : Number(part) / Number(whole));

/** Numbers that pass through while tokens are read: a vector of d each. They are not weights. */
export const activations = (tokens: number, { d }: Sizes): bigint => BigInt(tokens) * d;
