/** A shape to fill in, and what is said to an answer. What is asked, and what a wrong number looks like, is each exercise's own. */

export interface Side {
  readonly size: number;
  readonly letters: string;
}
export interface ShapeQuestion {
  readonly name: string;
  readonly means: string;
  /** Rows and columns, or one length. */
  readonly sides: readonly Side[];
}
export interface Verdict {
  readonly state: 'blank' | 'half' | 'right' | 'wrong';
  /** Empty but for a wrong answer. */
  readonly because: string;
}

/**
 * Sets an answer against the shape. A box still empty holds 0.
 * @param slip what to say to the first wrong number, which stands at this side
 */
export function judgeShape(
  { sides }: ShapeQuestion,
  given: readonly number[],
  slip: (said: number, at: number) => string,
): Verdict {
  const answer = sides.map((_, i) => given[i] ?? 0);
  if (answer.every((size) => size === 0)) return { state: 'blank', because: '' };
  if (answer.some((size) => size === 0)) return { state: 'half', because: '' };
  const at = sides.findIndex(({ size }, i) => answer[i] !== size);
  if (at < 0) return { state: 'right', because: '' };

  const [rows, columns] = sides;
  const turned = rows && columns && answer[0] === columns.size && answer[1] === rows.size;
  const because = turned
    ? `The right numbers, the other way round: ${rows.letters} rows and ${columns.letters} columns.`
    : slip(answer[at]!, at);
  return { state: 'wrong', because };
}
