import { expect, test } from 'vitest';
import { explain } from '@/tensor';
import { columns, editedFeatures, embed, featuresOf, isHandmade, recordEdits, wordNumber } from './features';
import { features } from './vocabulary';

test('the same word has the same vector wherever it stands, in our table or not', () => {
  const { X } = embed(['Can', 'zyzzyva', 'can', 'zyzzyva']);
  const rows = X.tolist() as number[][];
  expect(rows[0]).toEqual(rows[2]);
  expect(rows[1]).toEqual(rows[3]);
  expect(rows[0]).not.toEqual(rows[1]);
  expect(isHandmade('Tiger')).toBe(true);
  expect(isHandmade('toString')).toBe(false);
});

test('positions make equal words differ, and only in their own columns', () => {
  const [first, , last] = embed(['can', 'you', 'can'], { positions: true }).X.tolist() as number[][];
  expect(first!.slice(0, features.length)).toEqual(last!.slice(0, features.length));
  expect(first!.slice(features.length)).not.toEqual(last!.slice(features.length));
  expect(first).toHaveLength(columns.length);
});

test('a number of X is explained by the table and the position', () => {
  const { X } = embed(['the', 'tiger'], { positions: true });
  const names = explain(X, [1, 8]).operands.map(({ tensor }) => tensor.name);
  expect(names).toEqual(['E', 'P']);
});

test('an edit belongs to its word and survives another text', () => {
  const rows = editedFeatures(['tiger', 'it'], []);
  rows[0]![1] = 0.25;
  const edits = recordEdits([], ['tiger', 'it'], rows);
  expect(edits).toEqual([[wordNumber('tiger'), 1, 0.25]]);
  expect(editedFeatures(['a', 'TIGER'], edits)[1]![1]).toBe(0.25);
  const later = recordEdits(edits, ['dog'], editedFeatures(['dog'], edits));
  expect(later).toEqual(edits);
  expect(recordEdits(edits, ['tiger'], [featuresOf('tiger')])).toEqual([]);
});

test('edits that make no sense are passed over, and large ones are kept small', () => {
  const tiger = wordNumber('tiger');
  expect(editedFeatures(['tiger'], [[tiger], [tiger, 99, 1], [tiger, 0.5, 1], []])).toEqual([featuresOf('tiger')]);
  expect(editedFeatures(['tiger'], [[tiger, 0, 999_999]])[0]![0]).toBe(10);
});
