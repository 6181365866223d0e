/** An analogy drawn: the plane through a, b and c, on which b → a and c → a − b + c are the same way.
 *    across = (c − b) / |c − b|      up = what is left of a − b at right angles to it, of length 1
 *  a, b, c and a − b + c lie in this plane; the answer is dropped onto it. */

import { scaled, type Analogy } from './analogy';
import { distance, vectorOf, type Metric } from './neighbours';

export type Place = readonly [across: number, up: number];

export interface Parallelogram {
  a: Place;
  b: Place;
  c: Place;
  /** a − b + c */
  asked: Place;
  /** the word that answers, as far as the plane shows it */
  answer: Place;
  /** from a − b + c to the answer, in all dimensions */
  off: number;
}

/** @param vectors [V, d]  @param answer id of a word */
export function parallelogram(
  vectors: Float32Array,
  d: number,
  abc: Analogy,
  answer: number,
  metric: Metric,
): Parallelogram {
  const [a, b, c, word] = [...abc, answer].map((id) => scaled(vectorOf(vectors, d, id), metric));
  const asked = a.map((entry, i) => entry - b[i] + c[i]);
  const across = unit(c.map((entry, i) => entry - b[i]));
  const way = a.map((entry, i) => entry - b[i]);
  const along = dot(way, across);
  const up = unit(way.map((entry, i) => entry - along * across[i]));
  const placed = (x: Float32Array): Place => {
    const from = x.map((entry, i) => entry - b[i]);
    return [dot(from, across), dot(from, up)];
  };
  return {
    a: placed(a),
    b: placed(b),
    c: placed(c),
    asked: placed(asked),
    answer: placed(word),
    off: distance(asked, word),
  };
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, entry, i) => sum + entry * b[i], 0);

/** Of length 1; the vector 0 stays. */
function unit(x: Float32Array): Float32Array {
  const length = Math.sqrt(dot(x, x));
  return length > 1e-9 ? x.map((entry) => entry / length) : x.map(() => 0);
}
