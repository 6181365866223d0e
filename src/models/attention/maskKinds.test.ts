import { expect, test } from 'vitest';
import { emptyRows, encoderDecoder, maskOf, type MaskKind } from './maskKinds';

const choice = { n: 4, given: 2, window: 2, real: 3, painted: [] };
const cells = (kind: MaskKind, changes = {}) => maskOf({ ...choice, ...changes, kind }).tolist();

test('the masks, cell by cell', () => {
  expect(cells('causal')).toEqual([
    [1, 0, 0, 0],
    [1, 1, 0, 0],
    [1, 1, 1, 0],
    [1, 1, 1, 1],
  ]);
  expect(cells('offByOne')).toEqual([
    [1, 1, 0, 0],
    [1, 1, 1, 0],
    [1, 1, 1, 1],
    [1, 1, 1, 1],
  ]);
  expect(cells('prefix')).toEqual([
    [1, 1, 0, 0],
    [1, 1, 0, 0],
    [1, 1, 1, 0],
    [1, 1, 1, 1],
  ]);
  expect(cells('padding')).toEqual(Array(4).fill([1, 1, 1, 0]));
  expect(cells('window')).toEqual([
    [1, 0, 0, 0],
    [1, 1, 0, 0],
    [0, 1, 1, 0],
    [0, 0, 1, 1],
  ]);
  expect(cells('bidirectional')).toEqual(Array(4).fill([1, 1, 1, 1]));
});

test('an encoder–decoder on one square sees what a prefix mask lets be seen', () => {
  for (let given = 0; given <= 4; given += 1) expect(cells('block', { given })).toEqual(cells('prefix', { given }));
});

test('a source of everything, or of nothing, leaves one block', () => {
  expect(encoderDecoder(2, 2).tolist()).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect(encoderDecoder(2, 0).tolist()).toEqual([
    [1, 0],
    [1, 1],
  ]);
});

test('a painting keeps its cells when tokens come or go; new rows are causal', () => {
  const painted = [
    [0, 1],
    [1, 0],
  ];
  expect(cells('painted', { n: 3, painted })).toEqual([
    [0, 1, 0],
    [1, 0, 0],
    [1, 1, 1],
  ]);
  expect(cells('painted', { n: 1, painted })).toEqual([[0]]);
});

test('lengths longer than the text count as its length', () => {
  expect(cells('window', { window: 8 })).toEqual(cells('causal'));
  expect(cells('padding', { real: 8 })).toEqual(cells('bidirectional'));
});

test('rows without a key are found', () => {
  expect(emptyRows(maskOf({ ...choice, kind: 'padding', real: 0 }))).toEqual([0, 1, 2, 3]);
  expect(emptyRows(maskOf({ ...choice, kind: 'causal' }))).toEqual([]);
});
