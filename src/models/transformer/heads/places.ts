/** Where a head of a known kind would look: for every query the positions it would read, none where there is nothing to see.
 *  Source: clark2019 (heads that read the token before); olsson2022 (induction heads).
 *  The heads that read the opening quotation mark were found in the GPT of this site, by measuring. */

/** Position i holds the places that query i would read. */
export type Places = readonly (readonly number[])[];

const queries = (T: number): number[] => Array.from({ length: T }, (_, i) => i);

/** The token before. */
export const previousToken = (T: number): Places => queries(T).map((i) => (i > 0 ? [i - 1] : []));

/** The token itself. The first has nothing else to read, so it counts for nothing. */
export const itself = (T: number): Places => queries(T).map((i) => (i > 0 ? [i] : []));

/** Inside a quotation its opening mark, where that lies further back than `nearest` tokens: nearer, a head that reads its
 *  neighbours would do as well. A line break closes every quotation, as the stories do.
 *  @param pieces the tokens as text */
export function openingQuote(pieces: readonly string[], nearest = 3): Places {
  let open: number | undefined;
  return pieces.map((piece, i) => {
    for (const character of piece) {
      if (character === '\n') open = undefined;
      else if (character === '"') open = open === undefined ? i : undefined;
    }
    return open !== undefined && i - open > nearest ? [open] : [];
  });
}

/** Where the same token stood before, the tokens after it: what came next last time. */
export const afterEarlier = (ids: readonly number[]): Places =>
  ids.map((id, i) => queries(i).flatMap((j) => (ids[j] === id && j + 1 < i ? [j + 1] : [])));
