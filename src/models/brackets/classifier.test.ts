import { expect, test } from 'vitest';
import { rng } from '@/tensor';
import { toNumbers } from '../numbers';
import { elman } from '../recurrent/elman';
import { bracketClassifier, classifierOf, oneHot, parameterCount, readBrackets, scores } from './classifier';

const cells = ['elman', 'gated', 'gru', 'lstm'] as const;
const size = { colours: 5, hidden: 50 };

test('from ten symbols over fifty units to two classes the cells learn 3,152, 6,202, 9,252 and 12,302 numbers', () => {
  expect(cells.map((cell) => parameterCount(cell, size))).toEqual([3152, 6202, 9252, 12302]);
  for (const cell of cells)
    expect(toNumbers(bracketClassifier(cell, size, rng(1)))).toHaveLength(parameterCount(cell, size));
});

test.each(cells)('all numbers of the %s cell and back are the same classifier', (cell) => {
  const classifier = bracketClassifier(cell, { colours: 3, hidden: 7 }, rng(2));
  const numbers = toNumbers(classifier);
  const again = classifierOf(cell, { colours: 3, hidden: 7 }, numbers);
  expect(toNumbers(again)).toEqual(numbers);
  expect(readBrackets(again, [0, 5]).probability).toBe(readBrackets(classifier, [0, 5]).probability);
  expect(() => classifierOf(cell, { colours: 3, hidden: 8 }, numbers)).toThrow(`${numbers.length} numbers for`);
});

test.each(cells)('after every prefix the %s cell says what it says of the prefix alone', (cell) => {
  const classifier = bracketClassifier(cell, { colours: 5, hidden: 6 }, rng(3));
  const symbols = [0, 9, 2, 4, 5, 2, 7, 7];
  const { states, after, probability } = readBrackets(classifier, symbols);
  expect(states.shape).toEqual([8, 6]);
  expect(after[7]).toBe(probability);
  after.forEach((p, t) => expect(readBrackets(classifier, symbols.slice(0, t + 1)).probability).toBeCloseTo(p, 6));
});

test('strings in a batch are judged as alone', () => {
  const classifier = bracketClassifier('lstm', { colours: 2, hidden: 5 }, rng(4));
  const p = scores(classifier, oneHot([[0, 3], [1, 3]], 2)).softmax(-1); // prettier-ignore
  expect(p.at(0, 1)).toBeCloseTo(readBrackets(classifier, [0, 3]).probability, 6);
  expect(p.at(1, 1)).toBeCloseTo(readBrackets(classifier, [1, 3]).probability, 6);
});

test('the states of the Elman classifier are those of the model of the chapter, with ReLU', () => {
  const classifier = bracketClassifier('elman', { colours: 1, hidden: 4 }, rng(5));
  const { h } = elman(oneHot([[0, 1, 0]], 1), classifier.weights.hidden, { activation: 'relu' });
  const { states } = readBrackets(classifier, [0, 1, 0]);
  for (let unit = 0; unit < 4; unit++) expect(states.at(2, unit)).toBe(h[2].at(0, unit));
});

test('each cell shows its gates, every unit in (0, 1)', () => {
  const gates = cells.map((cell) => readBrackets(bracketClassifier(cell, size, rng(6)), [0, 9]).gates);
  expect(gates.map((named) => named && Object.keys(named))).toEqual([
    undefined,
    ['keep'],
    ['reset', 'keep'],
    ['forget', 'input', 'output'],
  ]);
  expect(gates[3]?.forget?.shape).toEqual([2, 50]);
  for (const named of gates)
    for (const gate of Object.values(named ?? {})) expect(gate.data.every((g) => g > 0 && g < 1)).toBe(true);
});

test('of the empty string there is no state, and still a verdict', () => {
  for (const cell of cells) {
    const { states, after, probability } = readBrackets(bracketClassifier(cell, size, rng(7)), []);
    expect(states.shape).toEqual([0, 50]);
    expect(after).toEqual([]);
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(1);
  }
});
