/** What training writes down at each step: the pair that was put together, and how often it stood in the text. */
export interface Merge {
  readonly left: number;
  readonly right: number;
  /** of the symbol that the pair becomes: the size of the alphabet + the merges before this one */
  readonly id: number;
  /** adjacent positions of the pair before the merge; aaa has two of (a, a) */
  readonly count: number;
  /** pairs that had this count, this one among them; beyond 1 the tie rule chose */
  readonly tied: number;
}
