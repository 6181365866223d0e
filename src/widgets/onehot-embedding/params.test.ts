import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import params from './params';

const start = initialState(params.dials);
const at = (set: Partial<typeof start>) => {
  const state = { ...start, ...set };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((preset) => preset.id === id)!.set);
const pair = (id: string, a: string, b: string) =>
  preset(id).result.pairs.find((pair) => [pair.a.word, pair.b.word].sort().join() === [a, b].sort().join())!;

test('transformers is index 1280; multiplying and reading agree', () => {
  const { index, product, lookup } = preset('transformers').result;
  expect(index).toBe(1280);
  expect(product.tolist()).toEqual(lookup.tolist());
});

test('dog and dogs: no nearer than others as one-hot vectors, nearest in C', () => {
  expect(pair('synonyms', 'dog', 'dogs').before).toEqual(pair('synonyms', 'dog', 'tunis').before);
  const { pairs } = preset('synonyms').result;
  expect(Math.max(...pairs.map(({ after }) => after.cosine))).toBe(pair('synonyms', 'dog', 'dogs').after.cosine);
  expect(Math.min(...pairs.map(({ after }) => after.distance))).toBe(pair('synonyms', 'dog', 'dogs').after.distance);
});

test('two unknown words are one and the same', () => {
  const { before, after } = pair('unknown', 'axolotl', 'zyzzyva');
  expect([before.distance, after.distance]).toEqual([0, 0]);
  const { state, result } = preset('unknown');
  expect(params.notice!(state, result)).toBe(
    '“axolotl” and “zyzzyva” are not in the list: they are looked up as <unk>, the same row.',
  );
});

test('the question is answered from the numbers: all alike, √2 apart', () => {
  const { state, result } = at(params.predict!.reveal);
  expect(params.predict!.gap('all alike', result, state)).toMatch(/^Yes: all 6 pairs are √2 = 1\.41 apart, with cosine 0/); // prettier-ignore
  expect(params.predict!.gap('dog and dogs', result, state)).toMatch(/^All 6 .* dog and dogs are nearest/);
  const twice = at({ words: 'dog dog cat' });
  expect(params.predict!.gap(null, twice.result, twice.state)).toContain('share a row');
  const one = at({ words: 'dog' });
  expect(params.predict!.gap(null, one.result, one.state)).toContain('nothing to choose');
});

test('the first picture does not answer it', () => {
  const { state, result } = at({});
  expect(params.describe(state, result)).not.toMatch(/1\.41|distance|cosine/);
});

test('no word and too many are said', () => {
  const said = (words: string) => {
    const { state, result } = at({ words });
    return params.notice!(state, result);
  };
  expect(said('dog cat')).toBeUndefined();
  expect(said('  ')).toBe('No word is typed: the figure looks up “transformers”.');
  expect(said('a the he cat dog')).toBe('Only the first 4 words are used; 1 more was left out.');
});

test('the row of unknown words can be picked like any other', () => {
  const { state, result } = at({ words: '<unk> dog' });
  expect(result.index).toBe(34569);
  expect(params.notice!(state, result)).toBeUndefined();
});

test('turning any dial changes the words, at every step', () => {
  for (const step of [0, 1, 2, 3, 4]) {
    const turned = [{}, { words: 'dog cat' }, { d: 3 }, { table: 'drawn' as const }, { seed: 2 }, { chosen: 1 }, { row: 1 }]; // prettier-ignore
    const words = turned.map((set) => {
      const { state, result } = at({ ...set, step });
      return params.describe(state, result);
    });
    expect(new Set(words).size).toBe(words.length);
  }
});

test('the facts', () => {
  const { state, result } = preset('transformers');
  const facts = Object.fromEntries(Object.entries(params.facts!).map(([name, fact]) => [name, fact(result, state)]));
  expect(facts).toMatchObject({
    index: '1,280',
    vocabulary: '34,570',
    multiplications: '138,280',
    oneHotCosine: '0',
    oneHotDistance: '1.41',
  });
});
