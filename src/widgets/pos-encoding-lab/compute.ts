import { memo } from '@/models/memo';
import { alibiBias } from '@/models/positions/alibi';
import { nearestPositions } from '@/models/positions/nearestPositions';
import { offsetRotation, rotationCheck } from '@/models/positions/offsetRotation';
import { positionDemands } from '@/models/positions/positionDemands';
import { positionPairs, turnOf, type Pair } from '@/models/positions/positionPairs';
import {
  alibiHeads,
  positionRows,
  positionScores,
  scoresFrom,
  turningPairs,
  type Scheme,
  type SchemeSettings,
} from '@/models/positions/positionScheme';
import { mostOffset, type State } from './dials';

const schemes: readonly Scheme[] = ['sinusoid', 'learned', 'none', 'rope', 'alibi'];

/** A pair of columns as a hand of a clock. */
export interface Hand extends Pair {
  /** from 0 */
  index: number;
  /** The pair turns by the same angle at every step. */
  turns: boolean;
  /** how far k positions turn it, degrees */
  byK: number;
}

/** One of the two cursors. */
export interface Cursor {
  name: 'p' | 'q';
  at: number;
  row: number[];
  /** the row k further on; none where the table has ended */
  next?: number[];
  /** scores with the positions 0, 1, 2 … later */
  from: number[];
}

/** All five schemes, whichever is chosen and wherever the cursors are: turning those computes nothing anew. */
const demandsOf = memo(
  (n: number, d: number, base: number, layout: State['layout'], seed: number, key: State['key'], head: number) =>
    schemes.map((scheme) => positionDemands(n, { scheme, d, base, layout, seed, key }, head)),
);

export function compute(state: State) {
  const { scheme, d, n, k, step } = state;
  const settings: SchemeSettings = state;
  const head = state.head - 1;
  const ends = scheme === 'learned';
  // What is not a table can be computed past its length as well.
  const T = ends ? n : Math.max(2 * n, n + mostOffset);
  const rows = positionRows(T, settings);
  const table = rows.queries.narrow(0, 0, n).named(rows.queries.name, ['T', 'd']);
  const adds = scheme === 'sinusoid' || scheme === 'learned';

  const turning = turningPairs(settings);
  const pairs = turning.length ? turning : positionPairs(d, d - (d % 2), state.base, state.layout);
  const hands = pairs.map((pair, index): Hand => ({ ...pair, index, turns: turning.length > 0, byK: turnOf(pair, k) }));

  /** ALiBi's scores by distance, one line a head. */
  const bias = scheme === 'alibi' ? alibiBias(alibiHeads, n, { causal: true }) : undefined;
  const byHead = Array.from({ length: bias ? alibiHeads : 0 }, (_, h) =>
    Array.from({ length: n }, (_, distance) => bias!.at(h, n - 1, n - 1 - distance)),
  );

  const cursor = (name: Cursor['name'], wanted: number): Cursor => {
    const at = Math.min(wanted, n - 1);
    const rowAt = (position: number) => Array.from(rows.queries.narrow(0, position, 1).data);
    return {
      name,
      at,
      row: rowAt(at),
      next: at + k < T ? rowAt(at + k) : undefined,
      from: bias ? byHead[head]! : scoresFrom(rows, at, n),
    };
  };
  const cursors = [cursor('p', state.p), cursor('q', state.q)] as const;

  const R = offsetRotation(d, turning, k, scheme === 'rope' ? 'cosine' : 'sine');
  const turned = turning.length && step === 4 ? { R, ...rotationCheck(rows.queries, R, k, n) } : undefined;
  return {
    n,
    d,
    k,
    scheme,
    ends,
    /** The vectors get something added, or are turned: they say where they stand. */
    marks: adds || scheme === 'rope',
    table,
    /** |value| of full colour */
    full: table.abs().max().item(),
    cursors,
    hands,
    byHead,
    slope: bias ? -bias.at(head, 1, 0) : 0,
    scores: step === 3 ? positionScores(n, settings, head) : undefined,
    nearest: adds || scheme === 'rope' ? nearestPositions(table) : undefined,
    turned,
    demands: step === 5 ? demandsOf(n, d, state.base, state.layout, state.seed, state.key, head) : undefined,
  };
}

export type Result = ReturnType<typeof compute>;
