/** What a continuous bag of words learns from: every word with a neighbour is once the middle of its context. */

export interface CbowExamples {
  /** ids of the words around */
  readonly contexts: readonly (readonly number[])[];
  /** id of the word in the middle */
  readonly middles: readonly number[];
}

/** Places of the words at most `window` away on either side; fewer at the ends of a document, none in a document of one word. */
export function contextPlaces(length: number, middle: number, window: number): number[] {
  const first = Math.max(0, middle - window);
  const last = Math.min(length - 1, middle + window);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((place) => place !== middle);
}

/** @param documents ids of their words */
export function cbowExamples(documents: readonly (readonly number[])[], window: number): CbowExamples {
  const all = documents.flatMap((ids) =>
    ids.map((middle, place) => ({ middle, context: contextPlaces(ids.length, place, window).map((at) => ids[at]!) })),
  );
  const usable = all.filter(({ context }) => context.length > 0);
  return { contexts: usable.map(({ context }) => context), middles: usable.map(({ middle }) => middle) };
}
