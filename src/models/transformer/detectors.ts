/** A feed-forward layer small enough to be read: d = 4 features with names, 16 hidden units that each ask a yes/no question and write an
 *  answer. Ours, made by hand. A trained layer finds its own questions; few of them can be put in words, and one unit can answer to several.
 *  Source: the picture of hidden units as keys and values of Geva et al. 2020 (geva2020). */

import { rng, tensor, zeros } from '@/tensor';
import type { FfnWeights } from './ffn';

export const features = ['animal', 'place', 'plural', 'verb'] as const;
export type Feature = (typeof features)[number];
type Vector = Partial<Record<Feature, number>>;

export interface Detector {
  question: string;
  /** +1 asks for the feature, −1 asks that it be absent */
  asks: Vector;
  /** yes when at least this much of what is asked for is there, or 0.5 less; absent features count below 0 */
  threshold: number;
  /** added to the vector for a clear yes */
  writes: Vector;
}

const asks = (question: string, asked: Vector, threshold: number, writes: Vector): Detector => ({
  question,
  asks: asked,
  threshold,
  writes,
});

export const detectors: readonly Detector[] = [
  asks('an animal?', { animal: 1 }, 0.5, { place: -0.5 }),
  asks('a place?', { place: 1 }, 0.5, { animal: -0.5 }),
  asks('plural?', { plural: 1 }, 0.5, { plural: 0.25 }),
  asks('a verb?', { verb: 1 }, 0.5, { animal: -0.5, place: -0.5 }),
  asks('not an animal?', { animal: -1 }, -0.5, { animal: -0.25 }),
  asks('not a place?', { place: -1 }, -0.5, { place: -0.25 }),
  asks('not plural?', { plural: -1 }, -0.5, { plural: -0.25 }),
  asks('not a verb?', { verb: -1 }, -0.5, { verb: -0.25 }),
  asks('several animals?', { animal: 1, plural: 1 }, 1.5, { animal: 0.5, plural: 0.5 }),
  asks('one animal?', { animal: 1, plural: -1 }, 0.5, { animal: 0.5 }),
  asks('several places?', { place: 1, plural: 1 }, 1.5, { place: 0.5, plural: 0.5 }),
  asks('one place?', { place: 1, plural: -1 }, 0.5, { place: 0.5 }),
  asks('a plural verb?', { verb: 1, plural: 1 }, 1.5, { verb: 0.5, plural: 0.5 }),
  asks('animal or place?', { animal: 1, place: 1 }, 0.5, { verb: -0.5 }),
  asks('none of the four?', { animal: -1, place: -1, plural: -1, verb: -1 }, -0.5, { animal: 0.25, place: 0.25 }),
  asks('a place and a verb?', { place: 1, verb: 1 }, 1.5, { verb: -1 }),
];

/** A clear yes is +2 before the bend, a clear no −2: the question times this. */
const sharpness = 4;
const clearYes = sharpness / 2;

/** The layer of the first `units` detectors; beyond those, units drawn from a seed, which ask nothing that has a name.
 *  The gated forms multiply by how much of what is asked for is there (or, for questions about absence, by 1 less what is there).
 *  @param nudge added to the bias of one unit
 *  @returns W₁ [d, d_ff] and the rest; b₂ is 0 */
export function detectorLayer(units: number, nudge: { unit: number; by: number } = { unit: 0, by: 0 }): FfnWeights {
  const all = Array.from({ length: units }, (_, k) => (detectors[k] ? written(detectors[k]) : drawn(k)));
  const matrix = (of: 'ask' | 'amount') => features.map((_, f) => all.map((unit) => unit[of][f]!));
  const named = (name: string, table: number[][], axes: string[]) => tensor(table, { name, axes });
  return {
    W1: named('W₁', matrix('ask'), ['d', 'dff']),
    b1: tensor(
      all.map(({ bias }, k) => bias + (k === nudge.unit ? nudge.by : 0)),
      { name: 'b₁', axes: ['dff'] },
    ),
    V: named('V', matrix('amount'), ['d', 'dff']),
    c: tensor(
      all.map(({ base }) => base),
      { name: 'c', axes: ['dff'] },
    ),
    W2: named(
      'W₂',
      all.map(({ write }) => write),
      ['dff', 'd'],
    ),
    b2: zeros([features.length]).named('b₂', ['d']),
  };
}

interface Unit {
  ask: number[];
  bias: number;
  amount: number[];
  base: number;
  write: number[];
}

function written({ asks: asked, threshold, writes }: Detector): Unit {
  const row = (vector: Vector) => features.map((feature) => vector[feature] ?? 0);
  const isAboutAbsence = Object.values(asked).every((weight) => weight < 0);
  return {
    ask: row(asked).map((weight) => sharpness * weight),
    bias: -sharpness * threshold,
    amount: row(asked).map((weight) => (isAboutAbsence ? weight : Math.max(0, weight))),
    base: isAboutAbsence ? 1 : 0,
    write: row(writes).map((weight) => weight / clearYes),
  };
}

function drawn(k: number): Unit {
  const draw = rng(`unit ${k}`);
  const vector = (size: number) => features.map(() => Number(draw.normal(0, size).toFixed(1)));
  return { ask: vector(2), bias: Number(draw.normal().toFixed(1)), amount: vector(1), base: 0, write: vector(0.1) };
}
