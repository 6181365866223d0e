import { expect, test } from 'vitest';
import { countMatrices, departures, headsTogether, roughParameters, verdictOf } from './parameterCheck';

test('the matrices of GPT-3 are those of the lecture, and tying saves one table', () => {
  const gpt3 = { layers: 96, d: 12288, heads: 96, ff: 49152, vocabulary: 50257 };
  const untied = countMatrices({ ...gpt3, tied: false })!;
  expect(untied.all).toBe(175_181_291_520);
  expect(countMatrices(gpt3)!.all).toBe(174_563_733_504);
  expect(untied.attention).toBe(57_982_058_496);
  expect(untied.feedForward).toBe(115_964_116_992);
});

test('12·L·d² is good for GPT-3 and fails where its assumptions do', () => {
  const gpt3 = { layers: 96, d: 12288, heads: 96, ff: 49152, vocabulary: 50257 };
  expect(roughParameters(gpt3).layers).toBe(173_946_175_488);
  expect(verdictOf(roughParameters(gpt3).layers / 175e9)).toBe('agrees');
  expect(departures(gpt3)).toEqual([]);

  const lamda = { layers: 64, d: 8192, heads: 128, headWidth: 128, ff: 65536, gated: true };
  expect(roughParameters(lamda).layers / 1e9).toBeCloseTo(51.5, 1);
  expect(verdictOf(roughParameters(lamda).layers / 137e9)).toBe('too low');
  expect(countMatrices(lamda)!.all / 137e9).toBeCloseTo(1, 2);
  expect(departures(lamda)).toEqual([
    'its feed-forward part holds 24·d² a layer, not 8·d²',
    'its heads together are 2·d wide',
  ]);

  const t5 = { layers: 24, d: 1024, heads: 128, headWidth: 128, ff: 65536, encoderDecoder: true };
  expect(roughParameters(t5).layers / 1e9).toBeCloseTo(0.3, 1);
  expect(countMatrices(t5)!.all / 1e9).toBeCloseTo(11.27, 1);
  expect(headsTogether(t5)).toBe(16 * 1024);
});

test('what is not known is not counted as zero', () => {
  expect(countMatrices({ layers: 80, d: 8192, heads: 64 })).toBeUndefined();
  expect(headsTogether({ layers: 80, d: 8192 })).toBeUndefined();
  expect(roughParameters({ layers: 80, d: 8192 }).all).toBeUndefined();
});
