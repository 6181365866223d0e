import { memo } from '@/models/memo';
import { toNumbers } from '@/models/numbers';
import { alphabet, clueless, drawDistinct, repeated, vocabulary } from '@/models/transformer/induction/copies';
import { inductionOf, initialInduction, optionsOf } from '@/models/transformer/induction/inductionGpt';
import { mostRead, placesFor, readRepeated, type Reading } from '@/models/transformer/induction/inductionReading';
import { rng } from '@/tensor';
import { sizesOf, type State } from './dials';

/** The model before its first step, and what it makes of the text. */
const untrained = memo((layers: State['layers'], positions: State['positions'], seed: number, shown: number) => {
  const sizes = sizesOf({ layers, positions });
  const W = initialInduction(sizes, seed);
  const ids = textOf(shown, seed);
  return { ids, parameters: toNumbers(W).length, reading: readRepeated(ids, shown, W, optionsOf(sizes)) };
}, 4);

const textOf = (shown: number, seed: number): number[] => repeated(drawDistinct(rng(`${seed} text`), shown), 2 * shown);

export function compute({ layers, positions, seed, shown, at, head }: State) {
  const { ids, parameters, reading } = untrained(layers, positions, seed, shown);
  const place = Math.min(at, ids.length - 1);
  return {
    ids,
    tokens: ids.map((id) => alphabet[id]),
    /** S */
    segment: shown,
    parameters,
    reading,
    at: place,
    places: placesFor(place, shown),
    head: Math.min(head, reading.heads.length - 1),
    clueless,
    vocabulary,
  };
}
export type Result = ReturnType<typeof compute>;

/** What trained numbers make of the same text. */
export function readAfter(weights: Float32Array, state: State): Reading {
  const sizes = sizesOf(state);
  return readRepeated(textOf(state.shown, state.seed), state.shown, inductionOf(sizes, weights), optionsOf(sizes));
}

/** What the chosen head reads most from the chosen token. */
export const looksAt = ({ heads }: Reading, { head, at, tokens }: Result) =>
  mostRead(heads[head].weights, at, tokens.length);
