import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from '@/tensor';
import { embedded, lookedUp, multiplications, oneHot } from './oneHot';
import { closeness } from './oneHotCompare';
import { drawnTable, features, find, handMadeTable, vocabulary, vocabularySize } from './oneHotVocabulary';

const V = vocabulary.length;
const at = (word: string) => find(word).row;
const column = (d: number, word: string) => lookedUp(handMadeTable(d), at(word));

test('a one-hot vector is 1 in one row and 0 in the others', () => {
  expect(oneHot(2, 4).tolist()).toEqual([[0], [0], [1], [0]]);
  expect(() => oneHot(4, 4)).toThrow('there is no row 4 of 4');
});

test('multiplying by it is the same as reading a column, to the last bit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), fc.nat(9999), fc.nat(V - 1), (d, seed, i) => {
      const C = drawnTable(d, seed);
      expect(embedded(C, oneHot(i, V)).tolist()).toEqual(lookedUp(C, i).tolist());
    }),
  );
});

test('the product can be taken apart: twelve terms, one of which has the factor 1', () => {
  const { operation, operands } = explain(embedded(handMadeTable(4), oneHot(4, V)), [1, 0]);
  expect(operation).toBe('matmul');
  const x = operands.filter(({ tensor }) => tensor.name === 'x').map(({ value }) => value);
  expect(x.length).toBe(V);
  expect(x.reduce((sum, value) => sum + value)).toBe(1);
});

test('all one-hot vectors are orthogonal and √2 apart', () => {
  for (let i = 0; i < V; i++)
    for (let j = 0; j < i; j++) {
      const { cosine, distance } = closeness(oneHot(i, V), oneHot(j, V));
      expect(cosine).toBe(0);
      expect(distance).toBeCloseTo(Math.SQRT2, 6);
    }
});

test('the cost is that of a whole matrix', () => {
  expect(multiplications(4, vocabularySize)).toBe(138_280);
});

test('the indices are the slide’s', () => {
  const index = Object.fromEntries(vocabulary.map(({ word, index }) => [word, index]));
  expect(index).toMatchObject({ a: 0, the: 1, he: 2, transformers: 1280, embedding: 1281, partial: 1282, tunis: 34567, dolphin: 34568 }); // prettier-ignore
  expect(vocabulary.map(({ index }) => index)).toEqual([...vocabulary.map(({ index }) => index)].sort((a, b) => a - b));
  expect(vocabulary.at(-1)!.index).toBe(vocabularySize - 1);
});

test('a word that is not in the list is looked up as <unk>, whatever it is', () => {
  expect(find('Dog')).toMatchObject({ unknown: false });
  for (const word of ['axolotl', '', '👩‍👩‍👧', 'constructor'])
    expect(find(word)).toEqual({ word, row: V - 1, unknown: true });
});

test('made by hand, dog is nearest to dogs and tunis far from its neighbour in the list, at every width', () => {
  for (let d = 3; d <= features.length; d++) {
    const others = vocabulary.filter(({ word }) => word !== 'dog');
    const cosines = others.map(({ word }) => closeness(column(d, 'dog'), column(d, word)).cosine);
    expect(others[cosines.indexOf(Math.max(...cosines))].word, `d = ${d}`).toBe('dogs');
  }
  expect(closeness(column(4, 'tunis'), column(4, 'dolphin')).cosine).toBeLessThan(0.5);
});

test('no word of the hand-made table is zero, fewer dimensions are the first of more', () => {
  for (const { word } of vocabulary) expect(closeness(column(2, word), column(2, word)).cosine).toBeCloseTo(1, 5);
  expect(drawnTable(3, 5).tolist()).toEqual((drawnTable(6, 5).tolist() as number[][]).slice(0, 3));
  expect(drawnTable(3, 5).tolist()).not.toEqual(drawnTable(3, 6).tolist());
});

test('a zero vector has no direction', () => {
  const zero = oneHot(0, 2).mul(0);
  expect(closeness(zero, oneHot(0, 2))).toEqual({ cosine: NaN, distance: 1 });
});
