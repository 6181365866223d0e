/** The name a head gets from its scores on one text. Our rule, not a law: a head is called by a pattern when at least a fifth
 *  of its attention lies there and at least twice as much as even reading would put there; the largest such score wins.
 *  Otherwise `broad` when its rows are nearly even, and `mixed` when nothing of this fits. */

import { patterns, type HeadScores, type Pattern } from './headScores';

export type HeadKind = Pattern | 'broad' | 'mixed';

const leastWeight = 0.2;
const leastRatio = 2;
const leastEvenness = 0.85;

export function headKind(scores: HeadScores): HeadKind {
  const weight = (pattern: Pattern): number => scores[pattern].weight ?? 0;
  const fitting = patterns.filter(
    (pattern) => weight(pattern) >= leastWeight && weight(pattern) >= leastRatio * scores[pattern].even,
  );
  if (fitting.length > 0) return fitting.reduce((best, other) => (weight(other) > weight(best) ? other : best));
  return (scores.evenness ?? 0) >= leastEvenness ? 'broad' : 'mixed';
}
