import { expect, test } from 'vitest';
import { buffersOf } from './transfer';

test('every buffer of a snapshot is found once', () => {
  const both = new Float32Array(8);
  const ids = Int32Array.of(1, 2);
  const snapshot = { step: 3, text: 'tiger', none: null, rows: [both.subarray(0, 4), both.subarray(4)], deep: { ids } };
  expect(buffersOf(snapshot)).toEqual([both.buffer, ids.buffer]);
});

test('what holds no buffer has none to give', () => {
  for (const snapshot of [undefined, null, 3, 'text', {}, []]) expect(buffersOf(snapshot)).toEqual([]);
});
