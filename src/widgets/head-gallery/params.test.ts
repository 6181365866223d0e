import { beforeAll, describe, expect, test } from 'vitest';
import { adoptShipped } from '@/golden/adoptShipped';
import { initialState } from '@/state/figure';
import type { Ready } from './compute';
import { allBut, type State } from './dials';
import { previousHead, quoteHeads } from './found';
import params from './params';

const start = initialState(params.dials);
const at = (set: Partial<State>) => {
  const state = { ...start, ...set };
  const result = params.compute(state);
  return { state, result, words: params.describe(state, result), notice: params.notice!(state, result) };
};
const preset = (id: string, set: Partial<State> = {}) =>
  at({ ...params.presets.find((p) => p.id === id)!.set, ...set });
const shown = (id: string, set: Partial<State> = {}) => preset(id, set).result as Ready;

test('before the model is there the figure says so', () => {
  const { result, words } = at({});
  expect(result).toEqual({ absent: true });
  expect(words).toContain('wait for the model');
});

test('an empty, a blank and a long text get a sentence, before the model is there too', () => {
  for (const text of ['', '   ', 'a b c '.repeat(200)]) expect(at({ text }).notice).toMatch(/^Your text/);
  expect(at({}).notice).toBeUndefined();
});

describe('with the shipped model', () => {
  beforeAll(adoptShipped);

  test('a text of blanks is said to be blank', () => expect(at({ text: '   ' }).notice).toMatch(/^Your text is blank/));

  const most = (heads: Ready['all'], of: (head: Ready['all'][number]) => number | undefined) =>
    heads.toSorted((a, b) => (of(b) ?? 0) - (of(a) ?? 0)).map(({ layer, head }) => [layer, head]);

  test('the heads that presets call by name are those that were measured', () => {
    const { all, heldOut } = shown('quotation');
    const closing = (...off: (readonly [number, number])[]) => shown('quote-open', { on: allBut(off) }).closing.after;
    const [first, second] = quoteHeads;
    expect(most(all, ({ layer, head }) => heldOut?.quote[layer][head]).slice(0, 2)).toEqual(quoteHeads);
    expect(most(all, ({ layer, head }) => heldOut?.previous[layer][head])[0]).toEqual(previousHead);
    const alone = all.map(({ layer, head }) => closing([layer, head]));
    expect(Math.min(...alone)).toBe(closing(first));
    expect(closing(first, second)).toBeLessThan(closing(first));
  });

  test('a quotation is read at its opening mark, several tokens back', () => {
    const { chosen } = shown('quotation');
    expect(chosen.kind).toBe('quote');
    expect(chosen.scores.quote.weight).toBeGreaterThan(0.2);
    expect(chosen.scores.quote.weight).toBeGreaterThan(3 * chosen.scores.quote.even);
  });

  test('a closing mark is likely in an open quotation, unlikely without one, and less likely without two heads', () => {
    const [open, none, off] = ['quote-open', 'no-quote', 'heads-off'].map((id) => shown(id).closing);
    expect(open.before).toBeGreaterThan(0.1);
    expect(open.before).toBeGreaterThan(3 * none.before);
    expect(off.before).toBe(open.before);
    expect(off.after).toBeLessThan(off.before / 2);
  });

  test('the chosen head of “The token before” reads the token before, and no head copies', () => {
    expect(shown('previous').chosen.kind).toBe('previous');
    const { all, next } = shown('repeated');
    expect(all.map(({ kind }) => kind)).not.toContain('induction');
    expect(next[0].piece).not.toBe(' four');
  });

  test('rows are distributions, and the shares of a broad head are nearly even', () => {
    const { all } = shown('quotation');
    for (const { rows } of all) rows.forEach((row) => expect(row.reduce((sum, a) => sum + a, 0)).toBeCloseTo(1, 4));
    expect(all.filter(({ kind }) => kind === 'broad').length).toBeGreaterThan(0);
  });

  test('a long text is read from its end, and the figure says how much is left out', () => {
    const { result, notice } = at({ text: 'and so it was. '.repeat(60) });
    expect((result as Ready).pieces).toHaveLength(128);
    expect(notice).toContain('are left out');
  });

  test('an empty text, curly marks and strange characters are said', () => {
    expect(at({ text: '' }).notice).toContain('empty');
    expect(at({ text: '“Yes”' }).notice).toContain('curly');
    expect(at({ text: '漢' }).notice).toContain('part of a character');
  });

  test('turning any dial changes the words', () => {
    const said = new Set([
      at({}).words,
      at({ text: 'Yes' }).words,
      at({ layer: 0 }).words,
      at({ head: 0 }).words,
      at({ query: 3 }).words,
      at({ on: allBut([[0, 0]]) }).words,
      at({ view: 'columns' }).words,
    ]);
    expect(said.size).toBe(7);
  });

  test('the prediction is answered by the two passes', () => {
    const { state, result } = at(params.predict!.reveal);
    expect(params.predict!.gap(null, result, state)).toMatch(/with all 16 heads, [\d.]+% without L\dH\d and L\dH\d/);
  });
});
