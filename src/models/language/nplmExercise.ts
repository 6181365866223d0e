/**
 * "How many columns has W₁, how many rows W₂?": what is asked, and what a wrong number says about the thought behind it.
 * Source: bengio2000, §2, as a course exercise.
 */
import { partsOf, slotWidth, type NplmSizes } from './nplmSizes';

interface Side {
  readonly size: number;
  readonly letters: string;
}
export interface NplmQuestion {
  readonly name: string;
  readonly means: string;
  /** Rows and columns, or one length. */
  readonly sides: readonly Side[];
}
export interface NplmVerdict {
  readonly state: 'blank' | 'half' | 'right' | 'wrong';
  /** Empty but for a wrong answer. */
  readonly because: string;
}

const meanings = { C: 'one column a word', W_1: 'reads the stack', W_2: 'reads h', D: 'back to words' };

/** One question a matrix and one for the stack that W₁ reads. */
export function nplmQuestions(sizes: NplmSizes): NplmQuestion[] {
  const { context, tables } = sizes;
  const matrices = partsOf(sizes).map(({ name, rows, columns, letters }): NplmQuestion => {
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
  const stack: NplmQuestion = {
    name: 'stack',
    means: 'all words, one under the other',
    sides: [{ size: context * slotWidth(sizes), letters: tables === 'none' ? 'n_ctx·n_voc' : 'n_ctx·d' }],
  };
  const first = matrices.findIndex(({ name }) => name === 'W_1');
  return [...matrices.slice(0, first), stack, ...matrices.slice(first)];
}

/** Sets an answer against the shape. A box still empty holds 0. */
export function judgeNplm({ sides }: NplmQuestion, given: readonly number[], sizes: NplmSizes): NplmVerdict {
  const answer = sides.map((_, i) => given[i] ?? 0);
  if (answer.every((size) => size === 0)) return { state: 'blank', because: '' };
  if (answer.some((size) => size === 0)) return { state: 'half', because: '' };
  const at = sides.findIndex(({ size }, i) => answer[i] !== size);
  if (at < 0) return { state: 'right', because: '' };
  const [rows, columns] = sides;
  if (columns && answer[0] === columns.size && answer[1] === rows!.size)
    return {
      state: 'wrong',
      because: `The right numbers, the other way round: ${rows!.letters} rows and ${columns.letters} columns.`,
    };
  const said = answer[at]!;
  const { letters } = sides[at]!;
  const side = columns ? (at === 0 ? 'There are' : 'It needs') : 'It has';
  const what = columns ? (at === 0 ? 'rows' : 'columns') : 'entries';
  const slip =
    said === slotWidth(sizes) && letters.startsWith('n_ctx·')
      ? `${said} is one word; ${sizes.context} words stand one under the other.`
      : `Not ${said}.`;
  return { state: 'wrong', because: `${slip} ${side} ${letters} ${what}.` };
}
