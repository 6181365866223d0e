/** Where the three matrices of a head can come from: written by hand, drawn from a seed, typed by the reader. A trained model would learn them. */
import { rng, tensor, type Tensor } from '@/tensor';
import { columns, positionColumns } from './features';
import { features } from './vocabulary';

/** The three learned projections of one head: query and key [d, dk], value [d, dv]. */
export interface WordHead {
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  /** Names of the columns of Q and K; plain numbers where a column means nothing in words. */
  readonly channels: readonly string[];
  /** Names of the columns of V. */
  readonly passes: readonly string[];
}

const d = columns.length;

// Positions agree most with themselves and their neighbours. All zero while positions are switched off.
const near = { 'sin t': [0, 0, 0, 0, 2, 0], 'cos t': [0, 0, 0, 0, 0, 2] };
// Columns: living, thing, action, cue, near (sin, cos). "What am I after?"
const handmadeQuery = {
  noun: [0, 0, 0, 3, 0, 0], // a noun looks for a cue to what it means: its article, or its field
  pronoun: [5, 1.5, 0, 0, 0, 0], // a pronoun looks for somebody, or else something
  verb: [1, 2, 0, 0, 0, 0], // a verb looks for who does it
  modal: [0, 0, 0, 2, 0, 0],
  need: [3, 1, 1.5, 0, 0, 0], // thirst looks for who feels it, and what came of it
  function: [0, 0, 1.5, 0, 0, 0],
  ...near,
};
// The same columns. "What do I offer?"
const handmadeKey = {
  noun: [0, 2, 0, 0, 0, 0],
  living: [2, 0, 0, 0, 0, 0],
  pronoun: [0.8, 0.5, 0, 1.5, 0, 0],
  verb: [0, 0, 2, 0, 0, 0],
  modal: [0, 0, 1, 0, 0, 0],
  need: [0, 0, 0.5, 0, 0, 0],
  function: [0, 0, 0, 2, 0, 0],
  machine: [0, 0, 0, 1.5, 0, 0],
  ...near,
};
// Columns: thing, living, action, need. "What do I pass on?"
const handmadeValue = {
  noun: [1, 0, 0, 0],
  living: [0, 1, 0, 0],
  verb: [0, 0, 1, 0],
  need: [0, 0, 0, 1],
  modal: [0, 0, 0.5, 0],
  machine: [0.5, -0.5, 0, 0],
};
const rows = (byColumn: Readonly<Record<string, number[]>>, width: number) =>
  columns.map((column) => byColumn[column] ?? Array<number>(width).fill(0));
const named = (
  query: number[][],
  key: number[][],
  value: number[][],
  channels: readonly string[],
  passes: readonly string[],
): WordHead => ({
  query: tensor(query, { name: 'W_Q', axes: ['d', 'dk'] }),
  key: tensor(key, { name: 'W_K', axes: ['d', 'dk'] }),
  value: tensor(value, { name: 'W_V', axes: ['d', 'dv'] }),
  channels,
  passes,
});
const numbers = (n: number) => Array.from({ length: n }, (_, i) => String(i + 1));
const passes = ['thing', 'living', 'action', 'need'];
const value = rows(handmadeValue, passes.length);

/** A head written by hand: pronouns look for living things, verbs for who acts, nouns for their article. dk = 6, dv = 4. */
export function handmade(): WordHead {
  const channels = ['living', 'thing', 'action', 'cue', 'sin t', 'cos t'];
  return named(rows(handmadeQuery, 6), rows(handmadeKey, 6), value, channels, passes);
}

/** The hand-made head with W_Q = 0: every query is 0, so every score is 0 and every allowed key gets the same weight. */
export function zeroQuery(): WordHead {
  const { channels } = handmade();
  return named(
    columns.map(() => Array<number>(channels.length).fill(0)),
    rows(handmadeKey, 6),
    value,
    channels,
    passes,
  );
}

/** A head that reads positions only and attends to the token before: W_K turns the position of j into that of j+1, which agrees with the query of i = j+1.
 *  It needs positions to be switched on; without them all its scores are 0.
 *  Source: sin(a+ω) = sin a cos ω + cos a sin ω, so a step along a sinusoid is a rotation (vaswani2017, §3.5). dk = 4. */
export function previousToken(): WordHead {
  const query = columns.map((_, i) =>
    positionColumns.map((_, c) => (i - features.length === c ? sharpness[c >> 1]! : 0)),
  );
  const key = columns.map((_, i) => {
    const p = i - features.length;
    if (p < 0) return [0, 0, 0, 0];
    const w = [1, 0.1][p >> 1]!; // radians a token, of sin t and of sin t/10
    const turned = p % 2 === 0 ? [Math.cos(w), -Math.sin(w)] : [Math.sin(w), Math.cos(w)];
    return p < 2 ? [...turned, 0, 0] : [0, 0, ...turned];
  });
  return named(query, key, value, ['sin t', 'cos t', 'sin t/10', 'cos t/10'], passes);
}
// Large enough that a neighbour and a token one wave (6 tokens) away both lose clearly.
const sharpness = [24, 48];

/** A head that nobody trained: entries of variance 1/d, so that queries and keys keep the size of their word.
 *  @param dk columns of W_Q and W_K */
export function seeded(seed: number, dk: number): WordHead {
  const draw = rng(seed);
  // Two decimals, so that a matrix the reader goes on to edit fits in a link.
  const entries = (width: number) =>
    columns.map(() => Array.from({ length: width }, () => Number(draw.normal(0, 3 / Math.sqrt(d)).toFixed(2))));
  return named(entries(dk), entries(dk), entries(4), numbers(dk), numbers(4));
}

/** Matrices the reader typed, or undefined when their shapes do not make a head. */
export function typed(query: number[][], key: number[][], value: number[][]): WordHead | undefined {
  const dk = query[0]?.length ?? 0;
  const dv = value[0]?.length ?? 0;
  const fit = [query, key, value].every((matrix) => matrix.length === d) && dk > 0 && dv > 0 && key[0]?.length === dk;
  if (!fit) return undefined;
  const { channels } = handmade();
  return named(
    query,
    key,
    value,
    dk === channels.length ? channels : numbers(dk),
    dv === passes.length ? passes : numbers(dv),
  );
}
