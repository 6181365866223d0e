import { beforeAll, describe, expect, test } from 'vitest';
import { adoptShipped } from '@/golden/adoptShipped';
import { initialState } from '@/state/figure';
import type { Ready } from './compute';
import type { State } from './dials';
import params from './params';
import { settledWords, trapWords } from './words';

const start = initialState(params.dials);
const at = (set: Partial<State>) => {
  const state = { ...start, ...set };
  const result = params.compute(state);
  return { state, result, words: params.describe(state, result), notice: params.notice!(state, result) };
};
const shown = (id: string, set: Partial<State> = {}) =>
  at({ ...params.presets.find((p) => p.id === id)!.set, ...set }).result as Ready;
const last = (result: Ready) => result.columns.at(-1)!;

test('before the model is there the figure says so', () => {
  expect(at({}).result).toMatchObject({ absent: true, heading: ['\n', 'Mr', '.', 'Sherlock'] });
  expect(at({}).words).toContain('once the model is loaded');
});

test('an empty, a blank and a long text get a sentence, before the model is there too', () => {
  for (const text of ['', '   ', 'a b c '.repeat(200)]) expect(at({ text }).notice).toMatch(/^Your text/);
  expect(at({}).notice).toBeUndefined();
});

describe('with the shipped model', () => {
  beforeAll(adoptShipped);

  test('a text of blanks is said to be blank', () => expect(at({ text: '   ' }).notice).toMatch(/^Your text is blank/));

  test('fixed phrases are nearly certain', () => {
    for (const [id, token, least] of [
      ['sherlock', ' Holmes', 0.8],
      ['oclock', 'clock', 0.8],
      ['baker', ' Street', 0.8],
    ] as const) {
      const { top } = last(shown(id));
      expect(top[0].piece).toBe(token);
      expect(top[0].p).toBeGreaterThan(least);
    }
  });

  test('the embedding alone says the token itself, and the winner comes later', () => {
    const { columns, winner, pieces } = shown('sherlock');
    expect(columns).toHaveLength(5);
    expect(columns[0].top[0].piece).toBe(pieces.at(-1));
    expect(columns[0].winner.rank).toBeGreaterThan(1);
    expect(last(shown('sherlock')).winner.rank).toBe(1);
    expect(winner.piece).toBe(' Holmes');
    expect(settledWords(shown('sherlock'))).toContain('“␣Holmes”: rank');
  });

  test('the presets end as their notices say', () => {
    expect(last(shown('elementary')).top[0].piece).toBe(' Watson');
    expect(last(shown('head')).top[0].piece).toBe(' head');
    expect(last(shown('should')).top[0].piece).toBe(' should');
    expect(last(shown('who')).top[0].piece).toBe('\n');
    expect(last(shown('yes')).top[0].piece).toBe(' said');
    const digits = last(shown('year')).top;
    expect(digits[0].p).toBeLessThan(0.6);
    expect(digits.slice(0, 3).every(({ piece }) => /^\d$/.test(piece))).toBe(true);
  });

  test('the trap: one token is likely, and its second half is out of reach', () => {
    const trap = shown('trap');
    expect(trap.watched).toEqual([' Watson']);
    expect(last(trap).followed.rank).toBe(1);
    const inside = shown('trap-inside');
    expect(inside.pieces.at(-1)).toBe(' Wat');
    expect(last(inside).followed.p).toBeLessThan(0.05);
    expect(inside.longer!.pieces).toContain(' Watson');
    expect(trapWords(inside)).toContain('“␣Watson” begins so and is one token');
    expect(inside.other!.top[0].piece).toBe(' Watson');
  });

  test('the failures fail: nothing is copied', () => {
    expect(last(shown('counting')).followed.rank).toBeGreaterThan(1);
    const { other, columns } = shown('wilcox');
    expect(columns.at(-1)!.followed.p).toBeLessThan(2 * other!.followed.p);
  });

  test('temperature keeps the order and changes the distances', () => {
    const [cold, warm, hot] = [0.5, 1, 2].map((temperature) => last(shown('head', { temperature })));
    expect(cold.top.map(({ id }) => id)).toEqual(hot.top.map(({ id }) => id));
    expect(cold.top[0].p).toBeGreaterThan(warm.top[0].p);
    expect(warm.top[0].p).toBeGreaterThan(hot.top[0].p);
  });

  test('any position can be asked, and what comes next there is known', () => {
    const result = shown('elementary', { position: 0 });
    expect(result.comes).toBe(result.pieces[1]);
    expect(shown('elementary').comes).toBeUndefined();
  });

  test('what is odd about a text is said', () => {
    expect(at({ text: '' }).notice).toContain('empty');
    expect(at({ text: 'We drove to Baker ' }).notice).toContain('ends in a space');
    expect(at({ text: '“Yes' }).notice).toContain('curly');
    expect(at({ text: '🕵️' }).notice).toContain('part of a character');
    expect(at({ text: 'and so it was. '.repeat(60) }).notice).toContain('are left out');
    expect(at({ watch: ' Moriarty Moriarty' }).notice).toContain('the first of them');
    expect(at({ watch: 'son' }).notice).toContain('␣son');
  });

  test('turning any dial changes the words', () => {
    const changes = [
      {},
      { text: 'Yes' },
      { position: 1 },
      { temperature: 0.5 },
      { watch: ' Watson' },
      { other: 'Mr.' },
    ];
    expect(new Set(changes.map((set) => at(set).words)).size).toBe(changes.length);
  });
});
