/** Five ways to tell a transformer where a token stands, brought to one form: what stands at a position, and what two positions
 *  make of each other.
 *    sinusoid, learned   P_i is added to the token vector; the positions alone score P_i · P_j
 *    none                nothing is added
 *    RoPE                queries and keys are turned: R_i q · R_j k
 *    ALiBi               nothing is added or turned; the score of query i and key j ≤ i gets −s_h (i − j)
 *  Source: vaswani2017, §3.5; radford2018; su2021; press2021.
 *  Leaves out: the words. In a model the scores of positions mix with those of the tokens, through learned matrices. */

import { concat, rng, zeros, type Tensor } from '@/tensor';
import { alibiBias } from './alibi';
import { learnedPositions } from './learnedPositions';
import { positionPairs, type Pair, type PairLayout } from './positionPairs';
import { rope } from './rope';
import { sinusoidal } from './sinusoidal';

export type Scheme = 'sinusoid' | 'learned' | 'none' | 'rope' | 'alibi';

export interface SchemeSettings {
  scheme: Scheme;
  d: number;
  base: number;
  layout: PairLayout;
  seed: number;
  /** RoPE: whether the key is the query itself, or drawn apart from it. */
  key: 'same' | 'own';
}

export const alibiHeads = 8;

/** The numbers at positions 0 … T − 1.
 *  With an odd d a sinusoid is computed for d + 1 and its last cosine left out; RoPE leaves the last coordinate as it is.
 *  @returns query and key side [T, d] each; they differ in RoPE alone */
export function positionRows(T: number, settings: SchemeSettings): { queries: Tensor; keys: Tensor } {
  const { scheme, d, base, layout, seed, key } = settings;
  if (scheme === 'rope') {
    const draw = rng(seed);
    const [q, own] = [draw.normalTensor([1, d]), draw.normalTensor([1, d])];
    const turn = (x: Tensor, name: string) => turned(x.broadcastTo(T, d), base, layout).named(name, ['T', 'd']);
    return { queries: turn(q, 'q'), keys: turn(key === 'same' ? q : own, 'k') };
  }
  const table = (): Tensor => {
    if (scheme === 'learned') return learnedPositions(T, d, seed);
    if (scheme !== 'sinusoid') return zeros([T, d], { name: 'P', axes: ['T', 'd'] });
    return sinusoidal(T, d + (d % 2), { base, layout })
      .narrow(1, 0, d)
      .named('PE', ['T', 'd']);
  };
  const P = table();
  return { queries: P, keys: P };
}

function turned(x: Tensor, base: number, layout: PairLayout): Tensor {
  const d = x.shape[1]!;
  const even = d - (d % 2);
  const pairs = rope(x.narrow(1, 0, even), { base, layout: layout === 'halves' ? 'half' : layout });
  return even === d ? pairs : concat([pairs, x.narrow(1, even, 1)], 1);
}

/** The pairs that turn like hands; none where nothing turns. */
export function turningPairs({ scheme, d, base, layout }: SchemeSettings): Pair[] {
  if (scheme === 'sinusoid') return positionPairs(d, d + (d % 2), base, layout);
  return scheme === 'rope' ? positionPairs(d, d - (d % 2), base, layout) : [];
}

/** What two positions make of each other, before any word is looked at.
 *  @param head of ALiBi's eight, from 0
 *  @returns [T, T], row i the query; −∞ where ALiBi, a scheme for causal models, has no key */
export function positionScores(T: number, settings: SchemeSettings, head: number): Tensor {
  if (settings.scheme === 'alibi')
    return alibiBias(alibiHeads, T, { causal: true }).narrow(0, head, 1).reshape(T, T).named('bias', ['T', 'T']);
  const { queries, keys } = positionRows(T, settings);
  return queries.matmul(keys.T).named('scores', ['T', 'T']); // [T, d] · [d, T] -> [T, T]
}

/** The scores of one key with the queries 0, 1, 2 … positions later.
 *  @param rows of positionRows  @param p the key's position
 *  @returns at most `most` numbers, fewer when the rows end */
export function scoresFrom({ queries, keys }: { queries: Tensor; keys: Tensor }, p: number, most: number): number[] {
  const count = Math.max(0, Math.min(most, queries.shape[0]! - p));
  if (count === 0) return [];
  const dots = queries.narrow(0, p, count).matmul(keys.narrow(0, p, 1).T); // [count, d] · [d, 1] -> [count, 1]
  return Array.from(dots.data);
}
