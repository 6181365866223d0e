import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import { drawn, textsOfBytes } from './drawn';
import params from './params';

type State = Parameters<typeof params.compute>[0];
const start = initialState(params.dials);
const stateOf = (id: string, more: Partial<State> = {}): State => ({
  ...start,
  ...params.presets.find((preset) => preset.id === id)!.set,
  ...more,
});
const lookOf = (state: State) => params.compute(state).look;
/** The picture after the last merge. */
const endOf = (id: string) => lookOf(stateOf(id, { step: 2048 }));
const learnedBy = (id: string) =>
  endOf(id)
    .merges.toReversed()
    .map(({ piece, count }) => `${piece} ${count}`);

test('the sentence learns de, ode, code, coder and shrinks from 39 symbols to 28 tokens', () => {
  expect(learnedBy('sentence')).toEqual(['de 4', 'ode 3', 'code 2', 'coder 2']);
  const { symbolsAtStart, tokensNow, exhausted } = endOf('sentence');
  expect([symbolsAtStart, tokensNow, exhausted]).toEqual([39, 28, true]);
});

test('low, lower, newest and widest learn what the course says they learn', () => {
  expect(learnedBy('widest').join(', ')).toBe(
    'es 9, est 9, lo 7, low 7, ne 6, new 6, newest 6, wi 3, wid 3, widest 3, lowe 2, lower 2',
  );
});

test('aaabdaaabac counts a a four times, replaces it twice, and then ties', () => {
  const [first] = lookOf(stateOf('aaab')).pairs;
  expect([first.left, first.right, first.count, first.replaced]).toEqual(['a', 'a', 4, 2]);
  const second = lookOf(stateOf('aaab', { step: 1 }));
  expect(second.next).toMatchObject({ left: 'aa', right: 'a', count: 2, tied: 2 });
  expect(second.pairs.filter(({ tied }) => tied)).toHaveLength(2);
  expect(lookOf(stateOf('aaab', { step: 1, tie: 'lexicographic' })).next).toMatchObject({ left: 'a', right: 'b' });
});

test('in French é is two bytes until they are merged, and one box afterwards', () => {
  const merges = endOf('french').merges;
  expect(merges.map(({ piece }) => piece)).toContain('é');
  expect(textsOfBytes([0xc3, 0xa9, 0x20])).toEqual([{ text: 'é' }, { text: '' }, { text: '␣' }]);
  expect(textsOfBytes([0xa9, 0xc3])).toEqual([
    { text: 'A9', hex: true },
    { text: 'C3', hex: true },
  ]);
});

test('digits: neighbouring numbers are cut in different places', () => {
  const { now } = endOf('digits').unseen;
  const [a, b] = now;
  expect(a.length).not.toBe(b.length);
});

test('the next merge is the pair at the top of the table, at every step of every preset', () => {
  for (const { id } of params.presets)
    for (let step = 0; step <= endOf(id).learned; step++) {
      const { next, pairs } = lookOf(stateOf(id, { step }));
      if (next)
        expect([pairs[0].leftId, pairs[0].rightId, pairs[0].count], id).toEqual([
          next.leftId,
          next.rightId,
          next.count,
        ]);
      expect(pairs.map(({ wins }) => wins).lastIndexOf(true)).toBe(next ? 0 : -1);
    }
});

test('the steps name the merges made and not those to come', () => {
  expect(params.steps!(start).names).toEqual(['start', '1', '2', '3', '4']);
  expect(params.steps!({ ...start, step: 2 }).names).toEqual(['start', 'de', 'ode', '3', '4']);
});

test('no words give the answer away before the counting', () => {
  const words = params.describe(start, params.compute(start));
  expect(words).not.toContain('d + e');
  expect(params.describe({ ...start, counts: true }, params.compute({ ...start, counts: true }))).toContain('d + e');
});

test('the prediction is answered from the counts', () => {
  const state = { ...start, ...params.predict!.reveal } as State;
  const result = params.compute(state);
  expect(params.predict!.gap('e r', result, state)).toBe('d e came first: it stood 4 times, e r 3 times.');
  expect(params.predict!.gap('d e', result, state)).toContain('more often than any other');
  expect(params.predict!.gap('r s', result, state)).toContain('once');
});

test('a mark stays in its place at every step, and tokens that differ never wear one colour side by side', () => {
  for (const { id } of params.presets) {
    const lengths = new Set<number>();
    for (let step = 0; step <= endOf(id).learned; step++) {
      const { bpe, drawn: text } = lookOf(stateOf(id, { step }));
      const symbols = drawn(bpe, text).flat();
      lengths.add(symbols.length);
      const ids = text.now.flat();
      for (let i = 1; i < symbols.length; i++)
        if (ids[symbols[i].token] !== ids[symbols[i - 1].token])
          expect(symbols[i].hue, `${id} ${step}`).not.toBe(symbols[i - 1].hue);
    }
    expect(lengths.size, id).toBe(1);
  }
});

test('what the text lacked is unknown', () => {
  const { bpe, unseen } = lookOf({ ...start, unseen: 'dé' });
  expect(drawn(bpe, unseen).flat()).toMatchObject([
    { text: 'd', unknown: false },
    { text: 'é', unknown: true },
  ]);
});

test('odd texts are named', () => {
  const notice = (text: string, more: Partial<State> = {}) => {
    const state = { ...start, text, ...more };
    return params.notice!(state, params.compute(state));
  };
  expect(notice('')).toContain('empty');
  expect(notice('   ')).toContain('white space');
  expect(notice('   ', { pretokeniser: 'whole' })).toBeUndefined();
  expect(notice('x')).toContain('single symbol');
  expect(notice('abcdef')).toContain('no pair occurs twice');
  expect(notice('word '.repeat(3000))).toContain('15,000');
  expect(notice('🤖🤖 🤖🤖')).toBeUndefined();
});

test('a long text is drawn in part and never cut inside a character', () => {
  const { long, look } = params.compute({ ...start, text: 'x' + '🤖'.repeat(20_000), pretokeniser: 'whole' });
  expect(long).toBe(true);
  expect(look.drawn.whole).toBe(false);
  const symbols = drawn(look.bpe, look.drawn).flat();
  expect(symbols).toHaveLength(600);
  expect(symbols.every(({ text }) => text === 'x' || text === '🤖')).toBe(true);
});

test('turning any dial changes the words', () => {
  const words = (set: Partial<State>) => {
    const state = { ...start, ...set };
    return params.describe(state, params.compute(state));
  };
  const changes: Partial<State>[] = [
    {},
    { text: 'aaab' },
    { merges: 3 },
    { step: 1 },
    { tie: 'id' },
    { pretokeniser: 'moses' },
    { base: 'bytes' },
    { unseen: 'de' },
    { counts: true },
  ];
  expect(new Set(changes.map(words)).size).toBe(changes.length);
});
