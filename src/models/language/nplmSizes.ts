/**
 * The shapes of the neural probabilistic language model, and how many numbers it learns: whole numbers only, so that any size can be asked.
 *    p̂ = softmax(D W₂ tanh(W₁ [C x₋₁; …; C x₋ₙ]))
 * Source: bengio2000, §2; press2016 for D = Cᵀ.   Leaves out: biases, and the direct connections from C x to the output.
 */

/** Which of C and D there are: neither, the encoder alone, both, or both with D = Cᵀ. */
export type Tables = 'none' | 'C' | 'CD' | 'tied';

export interface NplmSizes {
  /** Words read, n_ctx. */
  readonly context: number;
  /** Numbers a word, d; of no use without C. */
  readonly d: number;
  /** Words there are, n_voc. */
  readonly vocabulary: number;
  /** Rows of W₁, m. */
  readonly hidden: number;
  readonly tables: Tables;
}

export interface NplmPart {
  readonly name: 'C' | 'W_1' | 'W_2' | 'D';
  readonly rows: number;
  readonly columns: number;
  readonly letters: string;
  /** Learned numbers: 0 for a D that is C over again. */
  readonly learned: number;
}

/** Numbers that stand for one word where W₁ reads it: d with C, n_voc without. */
export const slotWidth = ({ d, vocabulary, tables }: NplmSizes): number => (tables === 'none' ? vocabulary : d);

/** The learned matrices, in the order in which a word meets them. */
export function partsOf(sizes: NplmSizes): NplmPart[] {
  const { context, d, vocabulary, hidden, tables } = sizes;
  const part = (name: NplmPart['name'], rows: number, columns: number, letters: string, shared = false): NplmPart => ({
    name,
    rows,
    columns,
    letters,
    learned: shared ? 0 : rows * columns,
  });
  const columns = context * slotWidth(sizes);
  const first = part('W_1', hidden, columns, tables === 'none' ? 'm × n_ctx·n_voc' : 'm × n_ctx·d');
  if (tables === 'none') return [first, part('W_2', vocabulary, hidden, 'n_voc × m')];
  const C = part('C', d, vocabulary, 'd × n_voc');
  if (tables === 'C') return [C, first, part('W_2', vocabulary, hidden, 'n_voc × m')];
  return [
    C,
    first,
    part('W_2', d, hidden, 'd × m'),
    part('D', vocabulary, d, tables === 'tied' ? 'Cᵀ: n_voc × d' : 'n_voc × d', tables === 'tied'),
  ];
}

/** All learned numbers. Exact up to 2⁵³. */
export const learnedBy = (sizes: NplmSizes): number => partsOf(sizes).reduce((sum, { learned }) => sum + learned, 0);

/**
 * Below which d the shared C saves numbers in front of W₁.
 *    d·n_voc + m·n·d < m·n·n_voc   ⇔   d < m n n_voc / (n_voc + m n)
 *  With one word in sight, n = 1, this is m n_voc / (m + n_voc), a little less than m.
 */
export function savingLimit({ context, vocabulary, hidden }: NplmSizes): number {
  const rows = hidden * context;
  return (rows * vocabulary) / (vocabulary + rows);
}

/** The rank of one slot's W₁ C is at most this: C adds no function that W₁ alone could not compute. */
export const rankLimit = ({ d, hidden, vocabulary, tables }: NplmSizes): number =>
  tables === 'none' ? Math.min(hidden, vocabulary) : Math.min(hidden, d, vocabulary);

/** Learned numbers against the words in sight, for a line from 1 to `most`. */
export function growth(sizes: NplmSizes, most: number): { context: number; first: number; all: number }[] {
  const points = 24;
  return Array.from({ length: points + 1 }, (_, i) => {
    const context = Math.max(1, Math.round((most * i) / points));
    const at = { ...sizes, context };
    return { context, first: partsOf(at).find(({ name }) => name === 'W_1')!.learned, all: learnedBy(at) };
  });
}

/** Digits of n_voc^n_ctx, the rows of a table with one for every sequence: ⌊n_ctx log₁₀ n_voc⌋ + 1. */
export const digitsOfSequences = ({ context, vocabulary }: NplmSizes): number =>
  Math.floor(context * Math.log10(vocabulary)) + 1;
