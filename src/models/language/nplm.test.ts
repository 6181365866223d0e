import { expect, test } from 'vitest';
import { drawNplm, nplm, slotRank } from './nplm';
import { judgeNplm, nplmQuestions } from './nplmExercise';
import {
  growth,
  learnedBy,
  partsOf,
  rankLimit,
  savingLimit,
  slotWidth,
  type NplmSizes,
  type Tables,
} from './nplmSizes';

const sizes: NplmSizes = { context: 3, d: 4, vocabulary: 12, hidden: 5, tables: 'C' };
const all: Tables[] = ['none', 'C', 'CD', 'tied'];

test('the shapes counted are the shapes of the net that runs', () => {
  for (const tables of all) {
    const asked = { ...sizes, tables };
    const weights = drawNplm(asked, 1);
    const real = [weights.C, weights.first, weights.second, weights.D].filter((W) => W !== undefined);
    expect(partsOf(asked).map(({ rows, columns }) => [rows, columns])).toEqual(real.map(({ shape }) => [...shape]));
    const { stacked, probabilities } = nplm([2, 1, 0], weights);
    expect(stacked.shape).toEqual([3 * slotWidth(asked), 1]);
    expect(probabilities.sum().item()).toBeCloseTo(1, 6);
  }
});

test('a word is looked up: C times its one-hot vector is its column of C', () => {
  const weights = drawNplm(sizes, 1);
  const { slots } = nplm([2, 1, 0], weights);
  for (let row = 0; row < 4; row++) expect(slots[0]!.at(row, 0)).toBe(weights.C!.at(row, 2));
});

test('C is shared, the places are not: two words that change places give another distribution', () => {
  const weights = drawNplm(sizes, 1);
  const [one, other] = [nplm([2, 1, 0], weights), nplm([1, 2, 0], weights)];
  expect(one.slots[0]!.at(0, 0)).toBe(other.slots[1]!.at(0, 0));
  expect(one.probabilities.at(0, 0)).not.toBeCloseTo(other.probabilities.at(0, 0), 4);
});

test('another number of words does not fit, and says at which product', () => {
  const weights = drawNplm(sizes, 1);
  expect(() => nplm([1, 2, 0, 3], weights)).toThrow(/matmul/);
  expect(() => nplm([1, 2], weights)).toThrow(/matmul/);
});

test('C saves exactly below the limit', () => {
  for (const [context, d, vocabulary, hidden] of [
    [1, 3, 12, 6],
    [1, 4, 12, 6],
    [1, 5, 12, 6],
    [3, 6, 12, 5],
    [3, 7, 12, 5],
  ] as const) {
    const at = { context, d, vocabulary, hidden };
    const saves = learnedBy({ ...at, tables: 'C' }) < learnedBy({ ...at, tables: 'none' });
    expect(saves).toBe(d < savingLimit({ ...at, tables: 'C' }));
  }
  // m·n_voc / (m + n_voc) with one word in sight.
  expect(savingLimit({ context: 1, d: 1, vocabulary: 12, hidden: 6, tables: 'C' })).toBe(4);
});

test('W₁C has no higher rank than the smaller of m and d', () => {
  for (const [d, hidden] of [
    [4, 5],
    [8, 6],
    [1, 3],
  ] as const) {
    const at = { ...sizes, d, hidden };
    expect(slotRank(drawNplm(at, 1), d)).toBe(rankLimit(at));
    expect(rankLimit(at)).toBe(Math.min(d, hidden));
  }
});

test('every further word costs m·d numbers, whatever the vocabulary', () => {
  const line = growth(sizes, 2048);
  expect(line[0]!.context).toBe(1);
  expect(line.at(-1)!.context).toBe(2048);
  for (const { context, first, all } of line) {
    expect(first).toBe(5 * 4 * context);
    expect(all - first).toBe(4 * 12 + 12 * 5);
  }
});

test('tying counts the table once', () => {
  expect(learnedBy({ ...sizes, tables: 'CD' }) - learnedBy({ ...sizes, tables: 'tied' })).toBe(12 * 4);
});

test('the exercise takes the right shapes and tells the wrong ones', () => {
  const questions = nplmQuestions(sizes);
  expect(questions.map(({ name }) => name)).toEqual(['C', 'stack', 'W_1', 'W_2']);
  const right = questions.map((question) => question.sides.map(({ size }) => size));
  expect(right).toEqual([[4, 12], [12], [5, 12], [12, 5]]);
  questions.forEach((question, i) => expect(judgeNplm(question, right[i]!, sizes).state).toBe('right'));
  expect(judgeNplm(questions[2]!, [5, 4], sizes).because).toContain('4 is one word; 3 words');
  expect(judgeNplm(questions[3]!, [5, 12], sizes).because).toContain('the other way round');
  expect(nplmQuestions({ ...sizes, tables: 'CD' }).find(({ name }) => name === 'W_2')!.sides[0]!.letters).toBe('d');
});
