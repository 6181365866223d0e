import { alibiScore, alibiWeights } from '@/models/positions/alibiScore';
import { axisOfPairs, inOneLine, mropeScores, placeTokens } from '@/models/positions/mrope';
import { rotate, turnAt, turning, turnKeyOnly, type RopeHead, type Vector } from '@/models/positions/ropePair';
import { newAngles, scoreCurve } from '@/models/positions/ropeScores';
import type { StateOf } from '@/state/dials';
import type { dials } from './dials';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;

const before = ['See', 'this', ':'];
const after = ['What', 'is', 'it', '?'];
const heads = 8;
/** How many keys the picture of ALiBi's attention has. */
const keys = 12;

export function compute(state: State) {
  const { m, n, shift, trained, pairs, base } = state;
  const q: Vector = [state.qx, state.qy];
  const k: Vector = [state.kx, state.ky];
  const head: RopeHead = { q, k, pairs, base };
  const pair = Math.min(state.pair, pairs) - 1;
  const distance = n - m;
  return {
    q,
    k,
    pair,
    distance,
    /** Where the query and the key stand. */
    at: { m: m + shift, n: n + shift },
    rope: state.scheme === 'rope' ? ofRope(head, pair, state) : undefined,
    alibi: state.scheme === 'alibi' ? ofAlibi(q, k, state) : undefined,
    image: state.scheme === 'mrope' ? ofImage(head, state) : undefined,
    beyond: { positions: Math.max(m, n) + shift >= trained, distance: Math.abs(distance) >= trained },
  };
}

function ofRope(head: RopeHead, pair: number, { m, n, shift, trained }: State) {
  const here = rotate(head, m, n);
  const there = rotate(head, m + shift, n + shift);
  const clocks = turning(head);
  return {
    here,
    there,
    pairHere: here.parts.at(pair),
    pairThere: there.parts.at(pair),
    pairMoved: there.parts.sub(here.parts).at(pair),
    moved: there.score.sub(here.score).item(),
    /** One rotation instead of two: by n − m, and by m − n, the sign mistaken. */
    right: turnKeyOnly(head, n - m).at(pair),
    wrong: turnKeyOnly(head, m - n).at(pair),
    omega: clocks[pair]!.omega,
    angles: { q: turnAt(head, m + shift, pair), k: turnAt(head, n + shift, pair) },
    clocks,
    /** What each pair's q and k have become, where they stand now. */
    turned: clocks.map((_, i) => ({
      q: [there.turnedQ.at(0, 2 * i), there.turnedQ.at(0, 2 * i + 1)] as const,
      k: [there.turnedK.at(0, 2 * i), there.turnedK.at(0, 2 * i + 1)] as const,
    })),
    curve: scoreCurve(head, pair, Math.max(32, Math.abs(n - m))),
    fresh: newAngles(head, n - m, trained),
  };
}

function ofAlibi(q: Vector, k: Vector, { m, n, shift, head }: State) {
  const reach = Math.max(32, Math.abs(n - m));
  const here = alibiScore(q, k, m, n, head - 1, heads);
  const there = alibiScore(q, k, m + shift, n + shift, head - 1, heads);
  const line = (of: number) =>
    Array.from({ length: reach + 1 }, (_, back): [number, number] => [
      back,
      alibiScore(q, k, back, 0, of - 1, heads).score,
    ]);
  return {
    here,
    there,
    /** By the shift; of two hidden keys neither has moved. */
    moved: here.bias === -Infinity ? 0 : there.score - here.score,
    /** Of the last query of a dozen tokens whose contents all score the same, by how far back the key is. */
    weights: alibiWeights(keys, head - 1, heads).reverse(),
    line: line(head),
    /** The steepest and the flattest head, for comparison. */
    others: [1, heads].filter((other) => other !== head).map((other) => ({ head: other, line: line(other) })),
  };
}

function ofImage(head: RopeHead, { ids, split, frames, rows, columns, token }: State) {
  const threefold = placeTokens(before, { frames, rows, columns }, after);
  const tokens = ids === 'three' ? threefold : inOneLine(threefold);
  const query = Math.min(token, tokens.length) - 1;
  const scores = Array.from(mropeScores(head, tokens, query, split).data);
  const place = tokens[query]!.patch;
  /** The score of the patch so many rows and columns on. */
  const beside = (down: number, right: number): number | undefined => {
    const found = tokens.findIndex(
      ({ patch }) =>
        place &&
        patch &&
        patch.frame === place.frame &&
        patch.row === place.row + down &&
        patch.column === place.column + right,
    );
    return scores[found];
  };
  return {
    tokens,
    query,
    scores,
    /** Among the tokens of the query's kind, patches or words: the differences between them are what is looked at. */
    least: Math.min(...scores.filter((_, i) => Boolean(tokens[i]!.patch) === Boolean(place))),
    most: Math.max(...scores),
    neighbours: {
      left: beside(0, -1),
      right: beside(0, 1),
      above: beside(-1, 0),
      below: beside(1, 0),
    },
    axes: axisOfPairs(head.pairs, split),
  };
}
