import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import type { State } from './compute';
import params from './params';
import { appended, shortened } from './writing';

const start = initialState(params.dials) as State;
const at = (set: Partial<State>) => {
  const state = { ...start, ...set };
  return { state, result: params.compute(state), words: params.describe(state, params.compute(state)) };
};
const preset = (id: string, set: Partial<State> = {}) =>
  at({ ...params.presets.find((candidate) => candidate.id === id)!.set, ...set });
const nonsense = /NaN|Infinity|undefined|null/;

test('turning any dial changes the words', () => {
  const changes: Partial<State>[] = [
    {},
    { n: 2 },
    { unit: 'letters' },
    { smoothing: 'addK' },
    { smoothing: 'addK', k: 0.5 },
    { corpus: 'sherlock' },
    { seed: 2 },
    { length: 70 },
    { compare: true },
    { context: 'This is' },
    { corpus: 'own' },
    { corpus: 'own', text: 'One text. Another text. One more.' },
  ];
  expect(new Set(changes.map((set) => at(set).words)).size).toBe(changes.length);
});

test('the probabilities in the table are a distribution, with the rest of the tokens', () => {
  for (const smoothing of ['none', 'addK', 'interpolated', 'kneserNey'] as const)
    for (const n of [1, 3, 5]) {
      const { next } = at({ n, smoothing }).result;
      expect(next.items.reduce((sum, { p }) => sum + p, next.rest)).toBeCloseTo(1, 9);
    }
});

test('without smoothing a probability is the quotient of its two counts', () => {
  const { result } = at({ smoothing: 'none', context: 'The' });
  expect(result.seen).toBeGreaterThan(0);
  for (const { count, p } of result.next.items) expect(p).toBeCloseTo(count / result.next.followed, 12);
});

test('with N the share of contexts never seen grows, and the model comes to know its own text by heart', () => {
  for (const corpus of ['course', 'sherlock'] as const) {
    const curve = at({ corpus, compare: true }).result.curve!;
    for (let i = 1; i < curve.length; i++) {
      expect(curve[i].unseenContexts).toBeGreaterThan(curve[i - 1].unseenContexts!);
      expect(curve[i].training).toBeLessThan(curve[i - 1].training!);
      expect(curve[i].heldOut).toBeGreaterThan(curve[i].training!);
    }
    expect(curve[4].unseenContexts).toBeGreaterThan(0.5);
  }
});

test('held out, the longest window is hardly better than the best shorter one: the answer to the question', () => {
  const { state, result } = at(params.predict!.reveal as Partial<State>);
  const heldOut = result.curve!.map(({ heldOut }) => heldOut!);
  expect(heldOut[1]).toBeLessThan(heldOut[0]);
  expect(heldOut[4]).toBeGreaterThan(0.9 * heldOut[1]);
  const said = params.predict!.gap(null, result, state);
  expect(said).toMatch(/^It falls/);
  expect(params.predict!.gap(null, at({}).result, start)).toBe(said);
});

test('without smoothing the held-out perplexity is infinite, and said in words', () => {
  const { state, result, words } = at({ smoothing: 'none', compare: true });
  expect(result.judgement.heldOut).toBe(Infinity);
  expect(words).toContain('infinite');
  expect(words).not.toMatch(nonsense);
  expect(params.predict!.gap(null, result, state)).toContain('infinite');
  expect(params.facts!.heldOutPerplexity(result, state)).toBe('∞');
});

test('the preset of four copies longer runs than that of one', () => {
  expect(preset('four').result.copied).toBeGreaterThan(preset('one').result.copied + 2);
});

test('the unseen preset is unseen, and says 0/0', () => {
  const { result, words } = preset('unseen');
  expect(result.seen).toBe(0);
  expect(words).toContain('0/0 has no value');
  expect(preset('unseen', { smoothing: 'addK' }).words).toContain('only k is left');
  expect(preset('unseen', { smoothing: 'interpolated' }).words).toContain('the answer is that of');
});

test('in the window preset the keys are out of sight, and another beginning changes nothing', () => {
  const { result } = preset('window');
  expect(result.window).toEqual(['of', 'the']);
  expect(result.seen).toBeGreaterThan(0);
  const other = preset('window', { context: 'Somebody stood in the corner of the' }).result;
  expect(other.next).toEqual(result.next);
});

test('Sherlock goes on from his own sentence, and letters make words', () => {
  expect(preset('sherlock').result.seen).toBeGreaterThan(0);
  expect(preset('letters').result.next.items[0].piece).toHaveLength(1);
});

test('drawing one token after the other writes the sample', () => {
  for (const unit of ['words', 'letters'] as const) {
    const { sample } = at({ unit, smoothing: 'none', context: '' }).result;
    let context = '';
    for (const { text, isStop } of sample.slice(0, 30)) {
      const { result } = at({ unit, smoothing: 'none', context });
      expect(result.sample[0]).toMatchObject({ text, isStop });
      context = appended(context, result.before.tokens, text, isStop, unit);
    }
  }
});

test('what was written can be taken back', () => {
  let context = 'The model';
  for (const [piece, isStop] of [
    ['learns', false],
    ['.', false],
    ['STOP', true],
    ['It', false],
  ] as const)
    context = appended(context, at({ context }).result.before.tokens, piece, isStop, 'words');
  expect(context).toBe('The model learns. ¶ It');
  for (let i = 0; i < 4; i++) context = shortened(context, at({ context }).result.before.tokens);
  expect(context).toBe('The model');
});

test('after ¶ a sentence begins: nothing before it is in the window', () => {
  expect(at({ context: 'The model. ¶ ' }).result.window).toEqual(['START']);
  expect(at({ context: '' }).result.window).toEqual(['START']);
  expect(at({ context: '', n: 1 }).result.window).toEqual([]);
});

test('odd texts are answered in words', () => {
  const own = (text: string, set: Partial<State> = {}) => at({ corpus: 'own', text, compare: true, ...set });
  for (const text of ['', ' ', 'one', 'one two', '👩‍👩‍👧‍👦', 'السلام عليكم', '今天天气很好。明天呢？', 'a. b. c.'])
    for (const smoothing of ['none', 'addK', 'interpolated', 'kneserNey'] as const) {
      const { state, result, words } = own(text, { smoothing, n: 3 });
      expect(words).not.toMatch(nonsense);
      expect(params.notice!(state, result) ?? '').not.toMatch(nonsense);
    }
  const notice = (text: string) => params.notice!(own(text).state, own(text).result);
  expect(notice(' ')).toContain('empty');
  expect(notice('one sentence alone')).toContain('too short');
  expect(notice('word. '.repeat(40_000))).toContain('were left out');
});
