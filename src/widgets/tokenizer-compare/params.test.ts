import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import { encodingNames, encodings } from '@/tokenizers/encodings';
import { encodingOf, nearest, readsBytes, windowOf, windows } from './closest';
import { budgetOf, excerptLength, measured, type State } from './compute';
import { numbersIn, numberTexts, repaired } from './numbers';
import params from './params';
import { bpeWith } from './schemes';
import { cutWords, gaugeWords, seen } from './words';

const start = initialState(params.dials) as State;
const at = (set: Partial<State>) => {
  const state = { ...start, ...set };
  return { state, result: params.compute(state) };
};
const preset = (id: string, more: Partial<State> = {}) =>
  at({ ...(params.presets.find((preset) => preset.id === id)!.set as Partial<State>), ...more });
const tokens = (id: string) => Object.fromEntries(preset(id).result.rows.map((row) => [row.scheme, row.tokens]));
const fact = (name: string, id = 'naive') => {
  const { state, result } = preset(id);
  return params.facts![name](result, state);
};

test('naïve café 🤖 2048 is 17 characters, 22 bytes and 4 words', () => {
  expect(tokens('naive')).toMatchObject({ characters: 17, bytes: 22, words: 4 });
  expect([fact('characters'), fact('bytes'), fact('words')]).toEqual(['17', '22', '4']);
});

test('the prediction is answered by the numbers', () => {
  const { state, result } = at(params.predict!.reveal as Partial<State>);
  const gap = (said: string | null) => params.predict!.gap(said, result, state);
  expect(gap('bytes')).toBe(
    'Bytes: 22 tokens, against 17 for characters and 4 for words: ï takes 2 bytes, é takes 2 bytes, 🤖 takes 4 bytes.',
  );
  expect(gap('words')).toMatch(/You said words\.$/);
});

test('what was asked is not shown before it is answered', () => {
  const { state, result } = at({});
  expect(params.describe(state, result)).toContain('not shown yet');
  expect(params.describe(state, result)).not.toContain('22 tokens');
});

test('bytes cut inside ï decode to �, and the figure says where', () => {
  const { result } = at({});
  expect(cutWords(result.rows[1], 3, result.excerpt)).toBe(
    'The first 3 tokens decode to “na�”: the cut is inside ï, of which 1 of 2 bytes are left.',
  );
});

test('a family is one visible character, 7 code points and 25 bytes', () => {
  expect(tokens('emoji')).toMatchObject({ characters: 20, bytes: 58 });
  const { graphemes, clusters } = preset('emoji').result;
  expect(graphemes).toBe(9);
  expect(clusters[0]).toEqual({ grapheme: '👩‍👩‍👧‍👦', codePoints: 7 });
  expect(new TextEncoder().encode('👩‍👩‍👧‍👦')).toHaveLength(25);
});

test('Thai takes three bytes a character, and our tokenizer saves little of them', () => {
  const { characters, bytes, bpe } = tokens('thai');
  expect(bytes).toBe(3 * characters);
  expect(bpe).toBeGreaterThan(bytes / 2);
});

test('words forget the indentation of code, and our tokenizer keeps it', () => {
  const { rows, excerpt } = preset('code').result;
  expect(rows[2].decoded(300)).not.toBe(excerpt);
  expect(rows[3].decoded(300)).toBe(excerpt);
});

test('attention costs the square, and the cheapest costs 1', () => {
  const { rows, excerptSize } = preset('french').result;
  const table = measured(rows, excerptSize);
  expect(Math.min(...table.map(({ cost }) => cost))).toBe(1);
  const [characters, bytes] = table;
  expect(bytes.cost / characters.cost).toBeCloseTo((bytes.tokens / characters.tokens) ** 2, 9);
  expect(bytes.bytesPerToken).toBe(1);
});

test('both repairs split numbers of as many digits in one way, whatever the text', () => {
  for (const { lengths } of repaired(numberTexts)) expect(lengths.map(({ ways }) => ways)).toEqual([1, 1]);
  expect(repaired(['3998'])[1].pieces).toEqual([['3', '998']]);
});

test('the pieces of a number are the number', () => {
  const { items, columns } = preset('numbers').result.numbers;
  expect(items).toEqual(numberTexts);
  for (const { pieces } of columns) expect(pieces.map((parts) => parts.join(''))).toEqual(numberTexts);
});

test('a text without numbers gets those of the course', () => {
  expect(numbersIn('none')).toEqual({ items: numberTexts, found: false });
  expect(numbersIn('in 1999, or ٤٢').items).toEqual(['1999,', '٤٢']);
});

test('a window holds its tokens times the characters a token', () => {
  const { model, covered, perToken, share } = preset('budget').result.budget;
  expect(model.context).toBe(1024);
  expect(covered).toBe(Math.floor(1024 * perToken));
  expect(share).toBeLessThan(1);
});

test('MegaByte is measured in bytes, which are its own', () => {
  const { budget } = preset('budget', { model: 'megabyte' }).result;
  expect([budget.by, budget.perToken]).toEqual(['bytes', 1]);
  expect(gaugeWords(budget)).toContain('as MegaByte reads it');
});

test('a model is measured with its own encoding, or the nearest that is loaded, and says which', () => {
  expect(encodingOf(windowOf('gpt-2-small'))).toBe('gpt2');
  expect(encodingOf(windowOf('gpt-4'))).toBe('cl100k');
  expect(encodingOf(windowOf('gpt-4o'))).toBe('o200k');
  expect(encodingOf(windowOf('llama-3-8b'))).toBeUndefined();
  expect(nearest(windowOf('llama-3-8b'))).toBe('cl100k');
  expect(nearest(windowOf('gpt-4o'), ['gpt2'])).toBe('gpt2');
  expect(nearest(windowOf('gpt-4o'), [])).toBeUndefined();
  const size = { characters: 4, bytes: 4 };
  expect(gaugeWords(budgetOf('gpt-4o', 'o200k', 'text', size, 4))).toContain('the model’s own encoding');
  expect(gaugeWords(budgetOf('llama-3-8b', 'cl100k', 'text', size, 4))).toContain('not the model’s own tokenizer');
});

test('the encodings say for whom they are, and the models agree', () => {
  for (const name of encodingNames) {
    const users = windows.filter((model) => encodingOf(model) === name);
    expect(users.length).toBeGreaterThan(0);
    for (const { vocabulary } of users)
      expect(Math.abs(vocabulary! / encodings[name].vocabulary - 1)).toBeLessThan(0.01);
  }
  expect(windows.filter(readsBytes).map(({ id }) => id)).toEqual(['megabyte']);
});

test('a long text is split at its beginning only, without cutting a character', () => {
  const { result } = at({ text: '🤖'.repeat(20_000), shown: true });
  expect(result.long).toBe(true);
  expect(result.size).toEqual({ characters: 20_000, bytes: 80_000 });
  expect(result.excerptSize.characters).toBe(excerptLength / 2);
  expect(params.notice!({ ...start, text: 'x'.repeat(30_000) }, result)).toContain('20,000 characters');
});

test('the longest text is computed in time', () => {
  const text = 'naïve café 🤖 2048, '.repeat(50_000);
  const before = performance.now();
  at({ text, shown: true });
  expect(performance.now() - before).toBeLessThan(1000); // 150 ms, on a machine that does nothing else
});

test('turning any dial changes the words', () => {
  const changed = (from: Partial<State>, to: Partial<State>) => {
    const [before, after] = [at(from), at({ ...from, ...to })];
    expect(params.describe(before.state, before.result)).not.toBe(params.describe(after.state, after.result));
  };
  const compared = { shown: true } as const;
  changed({}, compared);
  changed(compared, { view: 'numbers' });
  changed(compared, { view: 'budget' });
  changed(compared, { source: 'scandal' });
  changed(compared, { text: 'other' });
  changed(compared, { merges: 512 });
  changed(compared, { scheme: 'bpe' });
  changed(compared, { at: 4 });
  changed({ view: 'budget' }, { model: 'gpt-4' });
});

test('what has no width is seen', () => {
  expect([seen(' '), seen('\u200D'), seen('\u0000'), seen('')]).toEqual(['␣', '⟨200D⟩', '⟨00⟩', '␣']);
  expect(seen('👩‍👩‍👧‍👦')).toBe('👩‍👩‍👧‍👦');
});

test('a tokenizer with more merges has a larger vocabulary and no more tokens', () => {
  const counts = [256, 512, 1024].map((merges) => bpeWith(merges).encode(preset('code').result.excerpt).length);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
});
