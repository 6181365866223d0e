/** Four demands on a code of positions, each with the number that decides it.
 *    unique         the least distance between two positions > 0; only partly so where positions apart lie closer than neighbours
 *    deterministic  the same numbers whenever it is built, with another seed too
 *    distance       the share of the scores' variance that distance explains is 1
 *    beyond         position n, the first past the table's end, has numbers
 *  Source: kazemnejad2019 for the list. That a value exists beyond the length of training does not mean that a model reads it
 *  well: sinusoids and RoPE degrade there (press2021, fig. 1).   Leaves out: training, which may shape a learned table. */

import type { Tensor } from '@/tensor';
import { alibiSlopes } from './alibi';
import { distanceShare } from './distanceShare';
import { nearestPositions } from './nearestPositions';
import {
  alibiHeads,
  positionRows,
  positionScores,
  turningPairs,
  type Scheme,
  type SchemeSettings,
} from './positionScheme';

export type Verdict = 'met' | 'partly' | 'missed' | 'nothing';

export interface Demands {
  scheme: Scheme;
  unique: { verdict: Verdict; distance: number };
  deterministic: { verdict: Verdict; change: number };
  distance: { verdict: Verdict; share?: number; spread: number };
  beyond: { verdict: Verdict; rows: boolean };
}

const largestChange = (a: Tensor, b: Tensor) => a.sub(b).abs().max().item();

/** @param head of ALiBi, from 0 */
export function positionDemands(n: number, settings: SchemeSettings, head: number): Demands {
  const { scheme, seed } = settings;
  const isNone = scheme === 'none';
  const { share, spread } = distanceShare(positionScores(n, settings, head));
  const rows = positionRows(n, settings).queries;
  const marks = !isNone && scheme !== 'alibi';
  const nearest = marks ? nearestPositions(rows) : { distance: 0, collisions: 0 };
  // ALiBi marks distances: one step more is one slope more.
  const distance = scheme === 'alibi' ? alibiSlopes(alibiHeads).at(head) : nearest.distance;
  // Only where hands turn are neighbours meant to lie nearest.
  const collides = turningPairs(settings).length > 0 && nearest.collisions > 0;
  // RoPE's seed draws a query; the rotation has none.
  const change =
    scheme === 'learned' ? largestChange(rows, positionRows(n, { ...settings, seed: seed + 1 }).queries) : 0;
  const ends = scheme === 'learned';
  return {
    scheme,
    unique: { verdict: distance === 0 ? 'missed' : scheme === 'alibi' || collides ? 'partly' : 'met', distance },
    deterministic: { verdict: isNone ? 'nothing' : change > 0 ? 'partly' : 'met', change },
    distance: { verdict: share !== undefined && share > 0.999 ? 'met' : 'missed', share, spread },
    beyond: {
      verdict: isNone ? 'nothing' : ends ? 'missed' : scheme === 'alibi' ? 'met' : 'partly',
      rows: !ends,
    },
  };
}
