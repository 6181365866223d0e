import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge, shapeQuestions } from './shapeExercise';

const slide = { n: 3, d: 4, h: 2 };
const ask = (name: string) => shapeQuestions(slide).find((question) => question.name.startsWith(name))!;

test('the answers of the slide', () => {
  const answers = shapeQuestions(slide).map(({ sides }) => sides.map(({ size }) => size).join('×'));
  expect(answers).toEqual(['2', '4×2', '3×2', '3×3', '3×2', '3×4', '4×4', '3×4']);
});

test('a right answer needs no explanation, an empty box gets none', () => {
  expect(judge(ask('W^O'), [4, 4], slide)).toEqual({ state: 'right', because: '' });
  expect(judge(ask('W^O'), [0, 0], slide).state).toBe('blank');
  expect(judge(ask('W^O'), [4, 0], slide).state).toBe('half');
});

test('a wrong answer is told what it looks like', () => {
  expect(judge(ask('W_Q'), [2, 4], slide).because).toMatch(/other way round/);
  expect(judge(ask('Z^j'), [3, 4], slide).because).toMatch(
    /4 is d, the width of all heads together\. Look at the columns/,
  );
  expect(judge(ask('d_k'), [4], slide).because).toMatch(/equal share/);
});

test('whatever is written, the verdict is right exactly when the shape is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 7 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
      (i, given) => {
        const question = shapeQuestions(slide)[i]!;
        const { state, because } = judge(question, given, slide);
        expect(state === 'right').toBe(question.sides.every(({ size }, side) => given[side] === size));
        expect(because !== '').toBe(state === 'wrong');
      },
    ),
  );
});
