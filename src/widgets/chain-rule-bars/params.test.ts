import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import { longest, type State } from './compute';
import params from './params';
import { sentences, table, taken } from './table';

const start = initialState(params.dials);
const at = (set: Partial<State>) => {
  const state = { ...start, ...set };
  const result = params.compute(state);
  return { state, result, words: params.describe(state, result), notice: params.notice!(state, result) };
};
const preset = (id: string, set: Partial<State> = {}) =>
  at({ ...params.presets.find((p) => p.id === id)!.set, ...set });
const fact = (name: string, id = 'park', set: Partial<State> = {}) => {
  const { state, result } = preset(id, set);
  return params.facts![name]!(result, state);
};
const never = (t: number) => table[t]!.shares.length;
const choosing = (t: number, item: number) => [taken.map((i, slot) => (slot === t ? item : i))];

test('the lecture’s sentence and its four numbers', () => {
  const { words } = preset('park');
  expect(words).toContain('“I went to the park . STOP”');
  expect(fact('product')).toBe('6.09×10⁻¹¹');
  expect([fact('nats'), fact('bits'), fact('perplexity')]).toEqual(['23.52', '4.85', '28.8']);
  expect(fact('costs')).toBe('4.61, 3.91, 1.05, 1.24, 5.30, 2.81, 4.61');
  expect([fact('dearest'), fact('dearestCost'), fact('dearestShare')]).toEqual(['park', '5.30', '22.5%']);
});

test('each factor is the next word alone, given those before it', () => {
  const { words } = preset('park');
  expect(words).toContain('P(I | START)');
  expect(words).toContain('P(went | I)');
  expect(words).toContain('P(park | … the)');
});

test('Banana changes one factor, and the product is ten times smaller', () => {
  const { result, notice } = preset('banana');
  expect(preset('park').result.score.product / result.score.product).toBeCloseTo(10, 9);
  expect(result.slots.slice(1).map(({ p }) => p)).toEqual(
    preset('park')
      .result.slots.slice(1)
      .map(({ p }) => p),
  );
  expect(result.slots[0]!.strayed).toBe(false);
  expect(result.slots[1]!.strayed).toBe(true);
  expect(notice).toContain('they are kept');
});

test('a sentence that stops early is likelier for being shorter, and says so', () => {
  const { result, notice } = preset('stop-early');
  expect(result.score.product).toBeGreaterThan(result.whole.product);
  expect(notice).toBe(
    '5 of 7 words: 1,667 times as likely as all 7, because it is shorter. A token costs 4.65 bits on average, against 4.85.',
  );
});

test('a word never seen makes the product 0, and smoothing repairs it at the cost of the others', () => {
  const zero = at({ chosen: choosing(4, never(4)), costs: true });
  expect(zero.result.score.product).toBe(0);
  expect(zero.notice).toContain('“teapot” has probability 0');
  expect(zero.notice).toContain('−∞');
  expect(zero.words).not.toMatch(/NaN|Infinity/);
  const smoothed = at({ chosen: choosing(4, never(4)), smooth: true });
  expect(smoothed.result.score.product).toBeGreaterThan(0);
  expect(smoothed.result.slots[2]!.p).toBeLessThan(0.35);
});

test('the prediction is answered from the costs', () => {
  const { state, result } = at(params.predict!.reveal);
  const gap = (said: string | null) => params.predict!.gap(said, result, state);
  expect(gap('park')).toBe('So it is: “park” costs the most: 5.30 of 23.52 nats, 22.5% of the whole.');
  expect(gap('STOP')).toContain('“STOP” costs 4.61.');
});

test('minimal pairs: the factors multiply to the product, and nothing is impossible', () => {
  const scored = preset('minimal-pairs').result.sentences!;
  expect(scored.map(({ text }) => text)).toEqual(sentences.map(({ text }) => text));
  for (const { factors, score, text } of scored) {
    expect(factors.map(({ token }) => token).join(' ')).toBe(text);
    expect(factors.reduce((product, { p }) => product * p, 1)).toBeCloseTo(score.product, 12);
    expect(score.nats).toBeLessThan(Infinity);
  }
  expect(scored.map(({ factors }) => factors.length)).toEqual([5, 6, 4]);
  expect(fact('doubledAgainst', 'minimal-pairs')).toMatch(/^[÷×] \d/);
  expect(fact('fullBits', 'minimal-pairs')).toMatch(/^\d/);
});

test('a sentence of one’s own is the fourth, cut where it is too long', () => {
  const { result, notice } = preset('minimal-pairs', { own: 'zebra '.repeat(longest + 3) });
  expect(result.sentences).toHaveLength(4);
  expect(result.sentences![3]!.factors).toHaveLength(longest);
  expect(notice).toContain('3 more were left out');
  expect(result.sentences![3]!.score.nats).toBeLessThan(Infinity);
  expect(preset('minimal-pairs', { own: '   ' }).result.sentences).toHaveLength(3);
});

test('a link may choose any place, also one that is not there', () => {
  for (const chosen of [[], [[9, 9, 9]], [[0.4, 1.6]], [[0], [1]]])
    expect(at({ chosen }).words).not.toMatch(/NaN|Infinity|undefined/);
  expect(at({ word: '  ' }).words).toContain('teapot');
});

test('turning any dial changes the words', () => {
  const turns: Partial<State>[] = [
    { chosen: choosing(0, 0) },
    { length: 4 },
    { costs: true },
    { smooth: true },
    { smooth: true, k: 1 },
    { word: 'kettle' },
    { mode: 'counted' },
    { mode: 'counted', own: 'The model predicts' },
  ];
  expect([...new Set(turns.flatMap(Object.keys))].sort()).toEqual(Object.keys(params.dials).sort());
  const said = [{}, ...turns].map((turn) => at(turn).words);
  expect(new Set(said).size).toBe(said.length);
});
