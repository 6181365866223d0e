/**
 * "Fill in every dimension": what is asked, and what a wrong number says about the thought behind it.
 * Source: the course's exercise "Transformers are encoder" (n = 3, d = 4, h = 2).
 */
import { judgeShape, type ShapeQuestion, type Side, type Verdict } from '../shapeAnswer';
import type { Sizes } from './shapes';

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

const counts: Record<string, string> = {
  n: 'there is one for each token (n)',
  d: 'they run over the whole width (d)',
  'd/h': 'they run over one head’s share of the width (d/h)',
};

/** Sets an answer against the shape. A box still empty holds 0. */
export function judge(question: ShapeQuestion, given: readonly number[], { n, d, h }: Sizes): Verdict {
  const { sides } = question;
  return judgeShape(question, given, (said, at) => {
    const slip =
      said === d
        ? `${said} is d, the width of all heads together`
        : said === n
          ? `${said} is n, the number of tokens`
          : said === h
            ? `${said} is h, the number of heads`
            : `Not ${said}`;
    if (sides.length === 1) return `${slip}; one head gets an equal share of the width, d/h.`;
    return `${slip}. Look at the ${at === 0 ? 'rows' : 'columns'}: ${counts[sides[at]!.letters]}.`;
  });
}
