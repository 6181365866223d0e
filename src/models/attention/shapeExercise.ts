/**
 * "Fill in every dimension": what is asked, and what a wrong number says about the thought behind it.
 * Source: the course's exercise "Transformers are encoder" (n = 3, d = 4, h = 2).
 */
import type { Sizes } from './shapes';

interface Side {
  readonly size: number;
  readonly letters: 'n' | 'd' | 'd/h';
}
export interface ShapeQuestion {
  readonly name: string;
  readonly means: string;
  /** Rows and columns, or one width. */
  readonly sides: readonly Side[];
}
export interface Verdict {
  readonly state: 'blank' | 'half' | 'right' | 'wrong';
  /** Empty but for a wrong answer. */
  readonly because: string;
}

/** The eight shapes of the exercise. @throws RangeError when h does not divide d */
export function shapeQuestions({ n, d, h }: Sizes): ShapeQuestion[] {
  if (d % h !== 0) throw new RangeError(`shapeQuestions: h = ${h} does not divide d = ${d}`);
  const tokens: Side = { size: n, letters: 'n' };
  const width: Side = { size: d, letters: 'd' };
  const share: Side = { size: d / h, letters: 'd/h' };
  return [
    { name: 'd_k = d_q = d_v', means: 'the width of one head', sides: [share] },
    { name: 'W_Q^j, W_K^j, W_V^j', means: 'the matrices of one head', sides: [width, share] },
    { name: 'Q^j, K^j, V^j', means: 'queries, keys and values of one head', sides: [tokens, share] },
    { name: 'scores', means: 'queries against keys, one head', sides: [tokens, tokens] },
    { name: 'Z^j', means: 'the output of one head', sides: [tokens, share] },
    { name: 'concat', means: 'the heads side by side', sides: [tokens, width] },
    { name: 'W^O', means: 'the output matrix', sides: [width, width] },
    { name: 'Z', means: 'the output of the layer', sides: [tokens, width] },
  ];
}

const counts = {
  n: 'there is one for each token (n)',
  d: 'they run over the whole width (d)',
  'd/h': 'they run over one head’s share of the width (d/h)',
};

/** Sets an answer against the shape. A box still empty holds 0. */
export function judge({ sides }: ShapeQuestion, given: readonly number[], { n, d, h }: Sizes): Verdict {
  const answer = sides.map((_, i) => given[i] ?? 0);
  if (answer.every((size) => size === 0)) return { state: 'blank', because: '' };
  if (answer.some((size) => size === 0)) return { state: 'half', because: '' };
  if (sides.every(({ size }, i) => answer[i] === size)) return { state: 'right', because: '' };
  const wrong = (because: string): Verdict => ({ state: 'wrong', because });

  const [rows, columns] = sides;
  if (rows && columns && answer[0] === columns.size && answer[1] === rows.size)
    return wrong(`The right numbers, the other way round: ${rows.letters} rows and ${columns.letters} columns.`);

  const at = sides.findIndex(({ size }, i) => answer[i] !== size);
  const said = answer[at]!;
  const slip =
    said === d
      ? `${said} is d, the width of all heads together`
      : said === n
        ? `${said} is n, the number of tokens`
        : said === h
          ? `${said} is h, the number of heads`
          : `Not ${said}`;
  if (!columns) return wrong(`${slip}; one head gets an equal share of the width, d/h.`);
  return wrong(`${slip}. Look at the ${at === 0 ? 'rows' : 'columns'}: ${counts[sides[at]!.letters]}.`);
}
