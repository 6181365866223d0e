import { expect, test } from 'vitest';
import { afterEarlier, itself, openingQuote, previousToken } from './places';

test('every token but the first has a token before it', () => {
  expect(previousToken(3)).toEqual([[], [0], [1]]);
  expect(itself(3)).toEqual([[], [1], [2]]);
});

test('inside a quotation its opening mark counts from the fourth token after it', () => {
  const pieces = ['\n', '"', 'I', ' have', ' seen', ' him', ',"', ' said', ' he'];
  expect(openingQuote(pieces)).toEqual([[], [], [], [], [], [1], [], [], []]);
  expect(openingQuote(pieces, 1)[3]).toEqual([1]);
});

test('a line break closes a quotation, and one token can close one and open another', () => {
  expect(openingQuote([' "', 'a', 'b', '\n', 'c'], 0)).toEqual([[], [0], [0], [], []]);
  expect(openingQuote(['"', 'a', '" "', 'b', 'c'], 0)).toEqual([[], [0], [], [2], [2]]);
});

test('what came after the same token before is where an induction head looks', () => {
  expect(afterEarlier([5, 6, 7, 5, 6])).toEqual([[], [], [], [1], [2]]);
  expect(afterEarlier([5, 6, 5, 7, 5])).toEqual([[], [], [1], [], [1, 3]]);
  expect(afterEarlier([5, 5])).toEqual([[], []]); // after the first 5 stands the query itself
});
