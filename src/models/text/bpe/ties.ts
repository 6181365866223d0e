/** Which of several equally frequent pairs is merged:
 *    first          the one that stands first in the sequence as it is now
 *    lexicographic  by what the left symbols spell, then the right ones
 *    id             by the left ids, then the right ones
 *  Any rule will do, but it has to be fixed: another choice leads to other merges later. */

export type Tie = 'first' | 'lexicographic' | 'id';

/** Every rule in a few words. */
export const ties: Readonly<Record<Tie, string>> = {
  first: 'the pair that stands first in the text',
  lexicographic: 'the pair that comes first in the alphabet',
  id: 'the pair with the smaller ids',
};

export interface Candidate {
  readonly left: number;
  readonly right: number;
  /** position of its first place in the sequence */
  readonly first: number;
}

/** Sorts the pair that wins the tie to the front.
 *  @param spelling what each symbol spells, by id */
export function byTie(tie: Tie, spelling: readonly string[]): (a: Candidate, b: Candidate) => number {
  if (tie === 'first') return (a, b) => a.first - b.first;
  if (tie === 'id') return (a, b) => a.left - b.left || a.right - b.right;
  return (a, b) => byCodePoint(spelling[a.left], spelling[b.left]) || byCodePoint(spelling[a.right], spelling[b.right]);
}

/** As UTF-8 sorts; the order of < is that of UTF-16, which has the emoji before U+E000. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a.charCodeAt(i) !== b.charCodeAt(i)) return a.codePointAt(i)! - b.codePointAt(i)!;
  }
  return a.length - b.length;
}
