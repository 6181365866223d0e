/**
 * "How many columns has W₁, how many rows W₂?": what is asked, and what a wrong number says about the thought behind it.
 * Source: bengio2000, §2, as a course exercise.
 */
import { judgeShape, type ShapeQuestion, type Verdict } from '../shapeAnswer';
import { partsOf, slotWidth, type NplmSizes } from './nplmSizes';

const meanings = { C: 'one column a word', W_1: 'reads the stack', W_2: 'reads h', D: 'back to words' };

/** One question a matrix and one for the stack that W₁ reads. */
export function nplmQuestions(sizes: NplmSizes): ShapeQuestion[] {
  const { context, tables } = sizes;
  const matrices = partsOf(sizes).map(({ name, rows, columns, letters }): ShapeQuestion => {
    const [rowLetters = '', columnLetters = ''] = letters.replace('Cᵀ: ', '').split(' × ');
    return {
      name: name === 'D' && tables === 'tied' ? 'D = C^T' : name,
      means: meanings[name],
      sides: [
        { size: rows, letters: rowLetters },
        { size: columns, letters: columnLetters },
      ],
    };
  });
  const stack: ShapeQuestion = {
    name: 'stack',
    means: 'all words, one under the other',
    sides: [{ size: context * slotWidth(sizes), letters: tables === 'none' ? 'n_ctx·n_voc' : 'n_ctx·d' }],
  };
  const first = matrices.findIndex(({ name }) => name === 'W_1');
  return [...matrices.slice(0, first), stack, ...matrices.slice(first)];
}

/** Sets an answer against the shape. A box still empty holds 0. */
export function judgeNplm(question: ShapeQuestion, given: readonly number[], sizes: NplmSizes): Verdict {
  const { sides } = question;
  return judgeShape(question, given, (said, at) => {
    const { letters } = sides[at]!;
    const isMatrix = sides.length > 1;
    const side = isMatrix ? (at === 0 ? 'There are' : 'It needs') : 'It has';
    const what = isMatrix ? (at === 0 ? 'rows' : 'columns') : 'entries';
    const slip =
      said === slotWidth(sizes) && letters.startsWith('n_ctx·')
        ? `${said} is one word; ${sizes.context} words stand one under the other.`
        : `Not ${said}.`;
    return `${slip} ${side} ${letters} ${what}.`;
  });
}
