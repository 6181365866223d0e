import { expect, test } from 'vitest';
import {
  bidirectional,
  blockCross,
  causal,
  causalBottomRight,
  offByOne,
  padding,
  prefix,
  slidingWindow,
} from './masks';

const rows = (mask: { tolist(): unknown }) => (mask.tolist() as number[][]).map((row) => row.join(''));

test('each mask lets every query see the keys its name promises', () => {
  expect(rows(causal(3))).toEqual(['100', '110', '111']);
  expect(rows(bidirectional(2))).toEqual(['11', '11']);
  expect(rows(prefix(4, 2))).toEqual(['1100', '1100', '1110', '1111']);
  expect(rows(padding(3, 2))).toEqual(['110', '110', '110']);
  expect(rows(slidingWindow(4, 2))).toEqual(['1000', '1100', '0110', '0011']);
  expect(rows(blockCross(2, 3))).toEqual(['111', '111']);
  expect(rows(offByOne(3))).toEqual(['110', '111', '111']);
  expect(rows(causalBottomRight(2, 4))).toEqual(['1110', '1111']);
});

test('one token sees itself under every mask that is right', () => {
  for (const mask of [causal(1), bidirectional(1), prefix(1, 0), padding(1, 1), slidingWindow(1, 1), offByOne(1)])
    expect(mask.tolist()).toEqual([[1]]);
});

test('a prefix of 0 or 1 tokens is the causal mask, of T tokens no mask at all', () => {
  expect(prefix(4, 0).tolist()).toEqual(causal(4).tolist());
  expect(prefix(4, 1).tolist()).toEqual(causal(4).tolist());
  expect(prefix(4, 4).tolist()).toEqual(bidirectional(4).tolist());
});

test('a mask of no tokens is refused', () => {
  expect(() => causal(0)).toThrow('causal: 0 is not a number of tokens');
});
