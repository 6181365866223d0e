/** Two repairs for numbers, before anything is merged: every digit by itself, or groups of three that begin at the point, as
 *  a reader groups them, so that a token has the same place value in every number.
 *    1234567.891   single   1 2 3 4 5 6 7 . 8 9 1
 *                  threes   1 234 567 . 891            (from the left: 123 456 7)
 *  Source: Singh and Strouse 2024, arXiv 2402.14903 (groups of three, right to left).
 *  Leaves out: what becomes of text that is no number, which stays one piece here a run. */

export type DigitRule = 'single' | 'threes';

/** The pieces of a text in order; put together they are the text. */
export function digitGroups(text: string, rule: DigitRule): string[] {
  return (text.match(/\p{Nd}+(?:\.\p{Nd}+)?|\P{Nd}+/gu) ?? []).flatMap((run) => {
    if (!/^\p{Nd}/u.test(run)) return [run];
    const [whole, fraction] = run.split('.') as [string, string | undefined];
    const pieces = rule === 'single' ? [...whole] : fromTheRight([...whole]);
    if (fraction === undefined) return pieces;
    return [...pieces, '.', ...(rule === 'single' ? fraction : threes([...fraction]))];
  });
}

const threes = (digits: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(digits.length / 3) }, (_, i) => digits.slice(3 * i, 3 * i + 3).join(''));

function fromTheRight(digits: readonly string[]): string[] {
  const first = digits.length % 3;
  return first ? [digits.slice(0, first).join(''), ...threes(digits.slice(first))] : threes(digits);
}

/** How many ways numbers of as many digits are split: 1 when their places line up.
 *  @param splits the pieces of each number */
export function waysOfSplitting(splits: readonly (readonly string[])[]): number {
  return new Set(splits.map((pieces) => pieces.map((piece) => piece.length).join(' '))).size;
}
