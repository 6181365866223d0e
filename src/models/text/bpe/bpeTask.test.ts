import { expect, test } from 'vitest';
import { scandal } from '@/corpus/scandal';
import { mergesOf, tokenizerOf, trainBpeTask, type BpeSettings, type BpeSnapshot } from './bpeTask';
import { trainBpe } from './train';

const settings: BpeSettings = { text: scandal, base: 'characters', pretokeniser: 'gpt2', tie: 'first', merges: 50 };

function run(given: BpeSettings): BpeSnapshot[] {
  return [...trainBpeTask(given)].map((look) => look()).slice(-1);
}

test.each(['bytes', 'characters'] as const)('the last snapshot holds the whole tokenizer, with %s', (base) => {
  const [snapshot] = run({ ...settings, base });
  const bpe = trainBpe(scandal, { ...settings, base });
  const rebuilt = tokenizerOf({ ...settings, base }, snapshot);
  expect(mergesOf(snapshot)).toEqual(bpe.merges);
  expect(rebuilt.spelling).toEqual(bpe.spelling);
  expect(rebuilt.encode(scandal)).toEqual(bpe.encode(scandal));
  expect(snapshot.tokens).toHaveLength(51);
  expect(snapshot.tokens[50]).toBe(bpe.encode(scandal).length);
});

test('before the text is read a snapshot says so, and after it there is one step a merge', () => {
  const looks = trainBpeTask(settings);
  expect(looks.next().value!()).toMatchObject({ reading: true, characters: scandal.length, alphabet: [] });
  const seen = [...looks].map((look) => look);
  expect(seen.length).toBeGreaterThan(50);
});

test('characters are code points, and bytes those of UTF-8', () => {
  expect(run({ ...settings, text: 'é🙂' })[0]).toMatchObject({ characters: 2, bytes: 6, reading: false });
});

test('a text without a pair that occurs twice stops before its first merge', () => {
  const [snapshot] = run({ ...settings, text: 'abc' });
  expect(snapshot.merges).toHaveLength(0);
  expect([...snapshot.tokens]).toEqual([3]);
});
