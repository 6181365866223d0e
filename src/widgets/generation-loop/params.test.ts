import { expect, test } from 'vitest';
import { adoptShipped } from '@/golden/adoptShipped';
import { initialState } from '@/state/figure';
import { most, type State } from './compute';
import { readForced, withForced } from './forced';
import params from './params';

const start = initialState(params.dials);
const at = (set: Partial<State>) => {
  const state = { ...start, ...set };
  const result = params.compute(state);
  return { state, result, words: params.describe(state, result), notice: params.notice!(state, result) };
};
const preset = (id: string, set: Partial<State> = {}) =>
  at({ ...params.presets.find((p) => p.id === id)!.set, ...set });

test('ids decode to what was given and what was written', () => {
  const { result, state } = at({ step: most });
  expect(result.tokenizer.decode(result.tokenizer.encode(state.prompt))).toBe(state.prompt);
  expect(result.text).toBe(result.continuation);
  expect(result.chips.at(-1)).toMatchObject({ isNew: true, inWindow: false, isWritten: true });
});

test('the window is the last tokens before the one that is drawn', () => {
  const { result } = at({ step: 5 });
  const before = result.chips.slice(0, -1);
  expect(before.slice(-result.model.context).map(({ piece }) => piece)).toEqual(result.window);
  expect(before.filter(({ inWindow }) => inWindow)).toHaveLength(result.model.context);
});

test('before the first draw the distribution is there already, and the first draw is made from it', () => {
  const [before, after] = [at({}).result, at({ step: 1 }).result];
  expect(before.drawn).toBeUndefined();
  expect(after.rows).toEqual(before.rows);
  expect(after.u).toBeGreaterThanOrEqual(after.drawn!.from);
  expect(after.u).toBeLessThan(after.drawn!.to);
});

test('the shares of the rows and of the rest sum to 1, before the cuts and after', () => {
  for (const set of [{}, { temperature: 2 }, { topK: 5 }, { topP: 0.5 }, { temperature: 0 }]) {
    const { rows, rest } = at({ step: 3, ...set }).result;
    expect(rows.reduce((sum, { said }) => sum + said, rest.said)).toBeCloseTo(1, 9);
    expect(rows.reduce((sum, { p }) => sum + p, rest.p)).toBeCloseTo(1, 9);
  }
});

test('the same seed writes the same text, and walking the steps changes none of it', () => {
  const texts = [0, 3, most].map((step) => at({ step }).result.continuation);
  expect(new Set(texts).size).toBe(1);
});

test('greedy writes one text, whatever the seed, and top-k = 1 writes it too', () => {
  const { continuation } = preset('greedy').result;
  expect(preset('greedy', { seed: 77 }).result.continuation).toBe(continuation);
  expect(preset('top-1').result.continuation).toBe(continuation);
});

test('greedy goes in circles, and says when and how long', () => {
  const rhyme = 'The cat sat on the mat and the dog sat on the cat and '.repeat(8);
  const { result } = preset('greedy', { corpus: 'own', text: rhyme, prompt: 'The' });
  const { period, round } = result.circle!;
  expect(result.continuation).toContain(round);
  for (const { result, notice } of [preset('greedy'), preset('greedy', { corpus: 'own', text: rhyme })])
    expect(notice).toContain(
      result.circle
        ? `After ${result.circle.from + result.circle.period} tokens the window is what it was after ${result.circle.from}`
        : 'No window came back',
    );
  expect(period).toBeGreaterThan(1);
});

test('the prediction is answered by the runs themselves', () => {
  const { state, result } = at(params.predict!.reveal);
  const [one, two] = result.others!;
  expect(at({ seed: two!.seed }).result.continuation).toBe(two!.common + two!.own);
  expect(one!.own).toBe('');
  for (const said of params.predict!.choices)
    expect(params.predict!.gap(said, result, state)).toContain(`seed ${two!.seed}`);
  const cold = at({ temperature: 0, compare: true });
  expect(cold.result.others!.every(({ parts }) => parts === undefined)).toBe(true);
});

test('hot is flatter than the model', () => {
  const { rows } = preset('hot').result;
  expect(rows[0]!.p).toBeLessThan(rows[0]!.said);
});

test('an empty beginning leaves an empty window and the frequencies', () => {
  const { result, notice } = preset('empty');
  expect(result.window).toEqual([]);
  expect(notice).toContain('window is empty');
});

test('a character that was never met falls into its bytes and comes back whole', () => {
  const { result, notice, state } = preset('unseen', { corpus: 'own', text: 'Transformers are here. '.repeat(9) });
  expect(result.chips.map(({ piece }) => piece).join('')).toContain('⟨F0⟩⟨9F⟩');
  expect(notice).toContain('“⟨F0⟩” “⟨9F⟩”');
  expect(result.tokenizer.decode(result.tokenizer.encode(state.prompt))).toBe(state.prompt);
});

test('a blank line ends the text, and the steps end there', () => {
  const { state, result, notice } = at({
    corpus: 'own',
    text: 'So it is.\n\n'.repeat(30),
    prompt: 'So it',
    step: most,
  });
  expect(result.continuation).toBe(' is.\n\n');
  expect(result.stopped).toBe(true);
  expect(params.steps!(state).names).toHaveLength(result.length + 1);
  expect(notice).toContain('stop sign');
  expect(at({ ...state, stop: false }).result.length).toBe(most);
});

test('a token taken by hand stands, and the past before it stays', () => {
  const free = at({ step: 3 }).result;
  const other = free.rows.find(({ id }) => id !== free.drawn!.id)!;
  const forced = withForced('', 3, other.id);
  const { result, words } = at({ step: 3, forced });
  expect(result.drawn!.id).toBe(other.id);
  expect(result.isForced).toBe(true);
  expect(result.byLuck.id).toBe(free.drawn!.id);
  expect(words).toContain('You took');
  expect(result.chips.slice(0, -1)).toEqual(free.chips.slice(0, -1));
});

test('choices in a link are read leniently, and later ones go when an earlier one changes', () => {
  expect([...readForced('1:300,4:17')]).toEqual([
    [1, 300],
    [4, 17],
  ]);
  expect([...readForced('1:,x,:4,2:9')]).toEqual([[2, 9]]);
  expect(withForced('1:300,4:17,6:2', 4, 5)).toBe('1:300,4:5');
  expect(withForced('1:300,4:17', 4, undefined)).toBe('1:300');
  expect(at({ forced: '1:999999' }).result.continuation).toBe(at({}).result.continuation);
});

test('odd texts to count are answered in words', () => {
  expect(at({ corpus: 'own', text: '  ' }).notice).toContain('empty');
  expect(at({ corpus: 'own', text: 'word '.repeat(41_000) }).notice).toContain('left out');
  for (const text of ['x', '👩‍👩‍👧‍👦', 'السلام عليكم', 'ab'.repeat(50)])
    expect(at({ corpus: 'own', text, step: 4, compare: true }).words).not.toMatch(/NaN|Infinity|undefined|null/);
});

test('turning any dial changes the words', () => {
  const turns: Partial<State>[] = [
    { prompt: 'Transformers' },
    { temperature: 1.5 },
    { topK: 3 },
    { topP: 0.5 },
    { seed: 2 },
    { stop: false },
    { compare: true },
    { corpus: 'sherlock' },
    { corpus: 'own', text: 'Another text altogether.' },
    { step: 1 },
    { forced: '1:65' },
  ];
  expect([...new Set(turns.flatMap(Object.keys))].sort()).toEqual(Object.keys(params.dials).sort());
  const said = [{}, ...turns].map((turn) => at(turn).words);
  expect(new Set(said).size).toBe(said.length);
});

test('the GPT is asked for before it is there; then it writes, begins with a line break and ends at one', async () => {
  expect(preset('gpt').notice).toContain('until you load it');
  expect(preset('gpt').result.model.vocabulary).toBe(at({}).result.model.vocabulary);
  await adoptShipped();
  const { result, words } = preset('gpt', { step: most });
  expect(result.model.vocabulary).toBe(2048);
  expect(preset('gpt').result.chips[0]!.piece).toBe('\n');
  expect(words).toContain('A GPT with 4 blocks of 4 heads');
  expect(result.stopped ? result.continuation.endsWith('\n') : result.length === most).toBe(true);
  const long = at({ corpus: 'gpt', prompt: 'He walked on. '.repeat(35), step: 3 });
  expect(long.result.window.length).toBeLessThanOrEqual(128);
  expect(long.result.promptTokens).toBeGreaterThan(128);
});
